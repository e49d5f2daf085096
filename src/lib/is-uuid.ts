const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for text the database takes as an id; anything else in a URL needs no question to the database. */
export const isUuid = (text: string): boolean => uuid.test(text)
