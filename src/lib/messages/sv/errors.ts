/** What went wrong, what it means, and the one thing to do. Keys are the kinds of lib/problem.ts. */
export const errors = {
  block: {
    offline: 'Du är offline. Vi hämtar det här så snart nätet är tillbaka.',
    expired: 'Du behöver logga in igen för att se det här.',
    forbidden: 'Det här hör till ett annat konto.',
    notFound: 'Det finns inte, eller så har det tagits bort.',
    rateLimited: 'För många försök på kort tid. Vänta en minut och försök igen.',
    unreachable: 'Vi når inte servern. Siffrorna är kvar där, försök igen om en stund.',
    server: 'Något gick fel hos oss. Inga siffror har gått förlorade. Försök igen om en stund.',
    unknown: 'Något gick fel när sidan skulle visas. Inga siffror har gått förlorade.',
  },
  page: {
    title: 'Här gick något sönder',
    explain: 'Det är vårt fel, och dina siffror är orörda. Ladda om sidan, det brukar räcka.',
  },
  newVersion: 'Payback har uppdaterats sedan sidan öppnades. Ladda om, så är allt i takt igen.',
  refreshFailed: 'Det gick inte att hämta nya siffror. Du ser de senaste vi har.',
  saveFailed: 'Det gick inte att spara.',
  requestId: (id: string) => `Ärende ${id}`,
}
