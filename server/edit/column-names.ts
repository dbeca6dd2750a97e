/**
 * Names of fields and columns for when, what, who and where, in order of precedence. Lower case, letters and digits
 * only.
 */
export const timeNames: readonly string[] = [
  'timestamp',
  'time',
  'ts',
  'datetime',
  'eventtime',
  'startsat',
  'startedat',
  'createdat',
  'triggeredat',
  'occurredat',
  'displayat',
  'postedat',
  'updatedat',
  'statechangetime',
  'lasttimestamp',
  'eventtimestamp',
  'lastoccurredat',
  'statetransitionedtimestamp',
  'starttime',
  'startat',
  'when',
  'date',
  'created',
  'ingestiontime',
  'realtimetimestamp',
  'localtime',
  'at',
  't',
  'hora',
  'heure',
  'zeit',
  'uhrzeit',
  'datum',
]

export const textNames: readonly string[] = [
  'message',
  'msg',
  'text',
  'body',
  'event',
  'summary',
  'description',
  'content',
  'title',
  'headline',
  'logline',
  'log',
  'note',
  'notes',
  'details',
  'what',
  'action',
  'activity',
  'newstatereason',
  'statereason',
  'historysummary',
  'error',
  'name',
  'alarmname',
  'subject',
]

export const authorNames: readonly string[] = [
  'author',
  'user',
  'username',
  'who',
  'owner',
  'person',
  'actor',
  'agent',
  'by',
  'sender',
  'from',
  'reporter',
  'nick',
  'displayname',
  'logger',
  'service',
  'component',
]

export const urlNames: readonly string[] = [
  'htmlurl',
  'url',
  'link',
  'permalink',
  'generatorurl',
  'weburl',
  'source',
  'shortlink',
  'href',
]

/** Treats `@timestamp`, `created_at`, `Created At` and `createdAt` alike. */
export function fieldName(text: string): string {
  return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '')
}
