/** What the Riksbank published, in kronor for one unit: true rates on their true days. */
export const riksbankFixings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2023-11-24': { USD: '10.479', EUR: '11.4289' },
  '2023-11-27': { USD: '10.42918', EUR: '11.421' },
  '2024-06-20': { USD: '10.44687', EUR: '11.198', GBP: '13.25003' },
  '2025-01-03': { USD: '11.10739', EUR: '11.4395' },
  '2025-01-07': { USD: '11.04109', EUR: '11.475' },
  '2025-04-16': { USD: '9.82387', EUR: '11.155', GBP: '13.0288' },
  '2025-04-17': { USD: '9.70757', EUR: '11.0278' },
  '2025-04-22': { USD: '9.51142', EUR: '10.9153' },
  '2025-05-28': { USD: '9.60811', EUR: '10.8735' },
  '2025-06-05': { USD: '9.5798', EUR: '10.943' },
  '2025-06-09': { USD: '9.61437', EUR: '10.97' },
  '2025-06-19': { USD: '9.64192', EUR: '11.067' },
  '2025-06-23': { USD: '9.73108', EUR: '11.1635' },
  '2025-09-05': { USD: '9.40498', EUR: '11.001' },
  '2025-12-23': { USD: '9.18038', EUR: '10.82' },
  '2025-12-29': { USD: '9.19259', EUR: '10.816' },
  '2025-12-30': { USD: '9.20133', EUR: '10.818' },
  '2026-01-02': { USD: '9.22148', EUR: '10.8085' },
  '2026-03-24': { USD: '9.35344', EUR: '10.8238', GBP: '12.50714' },
  '2026-03-25': { USD: '9.29218', EUR: '10.7715', GBP: '12.44426' },
  '2026-03-26': { USD: '9.39466', EUR: '10.8405', GBP: '12.5302' },
  '2026-03-27': { USD: '9.44517', EUR: '10.878', GBP: '12.54382' },
}

/** What the ECB published, in units for one euro; most of these days are Swedish holidays. */
export const ecbRates: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2025-01-06': { SEK: '11.4645' },
  '2025-05-29': { SEK: '10.8695' },
  '2025-06-06': { SEK: '10.959' },
  '2025-06-20': { SEK: '11.125' },
  '2025-12-24': { SEK: '10.8055' },
  '2025-12-31': { SEK: '10.8215' },
  '2026-03-16': { SEK: '10.769', USD: '1.1478', GBP: '0.86408' },
  '2026-03-17': { SEK: '10.7055', USD: '1.1531', GBP: '0.8643' },
  '2026-03-18': { SEK: '10.7778', USD: '1.1500', GBP: '0.86393' },
}

/** Currencies that ended, as the Riksbank still lists them. */
export const endedCurrencies: Readonly<Record<string, { day: string; rate: string }>> = {
  DEM: { day: '2001-12-28', rate: '4.81' },
  FIM: { day: '2001-12-28', rate: '1.5822' },
  HRK: { day: '2022-12-30', rate: '1.47626' },
}
