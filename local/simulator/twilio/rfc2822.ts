/** `Tue, 10 Mar 2026 09:15:42 +0000`, from epoch milliseconds: how Twilio writes every date. */
export const rfc2822 = (instant: number): string => new Date(instant).toUTCString().replace('GMT', '+0000')
