/** Abbreviations that mean one offset wherever they are used, in hours east of UTC. Source: IANA tz database 2025b. */
export const fixedZones: Readonly<Record<string, number>> = {
  UTC: 0, GMT: 0, UT: 0, Z: 0, WET: 0, WEST: 1, CET: 1, MET: 1, MEZ: 1, CEST: 2, MEST: 2, MESZ: 2, EET: 2, EEST: 3, MSK: 3, EST: -5, EDT: -4, MST: -7, MDT: -6, PDT: -7,
  AKST: -9, AKDT: -8, HST: -10, AST: -4, ADT: -3, NST: -3.5, NDT: -2.5, WAT: 1, CAT: 2, EAT: 3, SAST: 2, IDT: 3, PKT: 5, WIB: 7, WITA: 8, WIT: 9, HKT: 8,
  AWST: 8, JST: 9, KST: 9, ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13, ICT: 7, SGT: 8, BRT: -3, ART: -3, TRT: 3,
}

/** Abbreviations that mean several offsets, the commonest in English reports first. Source: IANA tz database, `theory.html` and 2025b. */
export const ambiguousZones: Readonly<Record<string, readonly (readonly [offset: number, place: string])[]>> = {
  IST: [[5.5, 'India'], [1, 'Ireland, summer'], [2, 'Israel']],
  CST: [[-6, 'US Central'], [8, 'China'], [-5, 'Cuba']],
  CDT: [[-5, 'US Central'], [-4, 'Cuba']],
  PST: [[-8, 'US Pacific'], [8, 'Philippines']],
  BST: [[1, 'Britain, summer'], [6, 'Bangladesh']],
}

/** Names of regions whose offset depends on the date → IANA id. Lower case. */
export const regionZones: Readonly<Record<string, string>> = {
  pt: 'America/Los_Angeles', et: 'America/New_York', ct: 'America/Chicago', mt: 'America/Denver',
  pacific: 'America/Los_Angeles', eastern: 'America/New_York', central: 'America/Chicago', mountain: 'America/Denver',
  'pst/pdt': 'America/Los_Angeles', 'pdt/pst': 'America/Los_Angeles', 'est/edt': 'America/New_York', 'cst/cdt': 'America/Chicago', 'mst/mdt': 'America/Denver',
  'cet/cest': 'Europe/Berlin', pst8pdt: 'America/Los_Angeles', est5edt: 'America/New_York', cst6cdt: 'America/Chicago', mst7mdt: 'America/Denver',
  'us/pacific': 'America/Los_Angeles', 'us/eastern': 'America/New_York', 'us/central': 'America/Chicago', 'us/mountain': 'America/Denver',
  denver: 'America/Denver', london: 'Europe/London', 'central european': 'Europe/Berlin',
}

/** Names in words that mean one offset, in hours. Lower case, without "time". */
export const wordZones: Readonly<Record<string, number>> = {
  'west african': 1, 'west africa': 1, 'east african': 3, 'east africa': 3, 'central african': 2, 'central africa': 2, 'south african': 2,
  'coordinated universal': 0, 'greenwich mean': 0, 'japan standard': 9, 'indian standard': 5.5, 'india standard': 5.5, 'west saudi arabia': 3, 'arabia standard': 3,
  'pacific standard': -8, 'pacific daylight': -7, 'eastern standard': -5, 'eastern daylight': -4, 'central standard': -6, 'central daylight': -5,
  'mountain standard': -7, 'mountain daylight': -6, 'british summer': 1, 'central european summer': 2, 'singapore standard': 8, singapore: 8,
}
