/** What templates leave behind, each pattern bounded in length. Counted in 31 published templates and 136 real postmortems. */
export const placeholderPatterns: readonly RegExp[] = [
  /\b(?:TODO|TBD|TBC|TBA|FIXME)\b(?!\/)/g,
  /\bXXX+\b/g,
  /\blorem ipsum\b/gi,
  /\{\{[^{}\n]{1,80}\}\}/g,
  /(?<![$\w])\{[A-Z][^{}\n"':]{2,60}\}/g,
  /<(?=[^<>\n]{0,80}[ |])(?!\/|!|br\b|img\b|a\s|p\s|div\s|span\s|h[1-6]\s|li\s|ul\s|ol\s|td\s|th\s|table\s|details\b|summary\b|font\s|center\b|video\s|iframe\s|source\s|code\s|svg\b|path\s)[A-Za-z][^<>=@:/\n]{2,80}>/g,
  /<[A-Z][A-Z _-]{2,40}>/g,
  /(?<![\w!\]])\[(?:Name|Names|Date|Time|Title|Owner|Author|Authors|Team|Link|Description|Service|Insert|Your|Enter|Add|e\.g\.)\b[^\][\n]{0,80}\](?![([:])/gi,
  /\?\?:\?\?|--:--/g,
  /\b(?:HH:(?:MM|mm)|hh:mm|XX:XX)(?::ss)?\b/g,
  /\b(?:YYYY|yyyy)-(?:MM|mm)-(?:DD|dd)\b|\bDD\/MM\/YYYY\b|\bMM\/DD\/YYYY\b|\bYYYY\/MM\/DD\b/g,
  /\bXX+ ?%/g,
  /^\s*(?:[-*] )?(?:_{4,}|\.{4,})\s*$/g,
  /\bPlease,? remember that these blogs must be\b[^\n]{0,120}|\bMake your post-mortem attractive\b[^\n]{0,120}|\bmust contain:?\s*$/g,
]
