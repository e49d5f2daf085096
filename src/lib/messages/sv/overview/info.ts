export const info = {
  open: (what: string) => `Om siffran: ${what}`,
  what: 'Vad',
  how: 'Hur',
  fresh: 'Färskhet',
  openRows: 'Visa raderna',
  freshUntil: (when: string) => `Senaste händelsen kom ${when}.`,
  freshNever: 'Ingen händelse har kommit än.',
  answer: {
    what: 'Värdet delat med kostnaden, räknat så försiktigt som dina antaganden tillåter.',
    how: 'Den låga räkningen tar det lägsta av varje antagande och lägger tio procent på kostnaden. Den höga gör tvärtom.',
  },
  bookings: {
    what: 'Bokningar som gjordes genom samtalen, mot hur många som behövs för att kostnaden ska gå jämnt upp.',
    how: 'Kostnaden minus värdet av sparad tid, delat med vad en bokning genom samtalen är värd i snitt.',
  },
  payback: {
    what: 'Första dagen då allt som kommit in var mer än allt som gått ut, startkostnaden medräknad.',
    how: 'Netto dag för dag sedan start. En prognos bygger bara på de senaste åtta hela veckorna.',
  },
  change: {
    what: 'Kostnaden mot perioden före, och varför den är en annan.',
    how: 'Skillnaden delas på antal samtal, deras längd, priset, växelkursen och det som är fast. Delarna blir ihop hela skillnaden.',
  },
  net: {
    what: 'Vägen från värde och kostnad till vad som blev över, i den troliga räkningen.',
    how: 'Räddade bokningar är den del som annars hade gått förlorad. Sparad tid räknas bara för samtal någon annars hade tagit. Allt utan moms.',
  },
  costDays: {
    what: 'Vad receptionisten kostade per dag, delat på slag.',
    how: 'Varje rad räknas till kronor med dagens kurs. Fasta avgifter delas lika på månadens dagar.',
  },
  funnel: {
    what: 'Vad som hände med samtalen, från ring till besök.',
    how: 'Klarade utan människa: tagna, minst 15 sekunder och inte kopplade vidare. Bokade: bokningar som kan kopplas till ett samtal.',
  },
  hours: {
    what: 'När på veckan det ringer.',
    how: 'Inkommande samtal i perioden, lagda på sin timme enligt verksamhetens klocka. Inramat är när du har öppet.',
  },
}
