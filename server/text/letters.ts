/**
 * Ranges of letters, for character classes of expressions that ignore case. With `i`, an engine looks up the other case
 * of everything `\p{L}` includes, and with `u` it compiles another branch for characters of two units; these ranges
 * compile several times faster. Letters outside the Basic Multilingual Plane are not included.
 */

/** Latin letters that the languages of Europe, Vietnamese and most others use. */
export const latinRanges = 'A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff'

/** Letters of the scripts in wide use, with their marks and digits, but without their punctuation. */
export const letterRanges =
  latinRanges
  // Phonetic, Greek, Cyrillic, Armenian.
  + '\u0250-\u02af\u0370-\u0374\u0376-\u037d\u037f\u0386\u0388-\u03f5\u03f7-\u0481\u0483-\u0559\u0560-\u0588\u1f00-\u1fbc\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc'
  // Hebrew, Arabic, Devanagari, Thai, Georgian.
  + '\u05d0-\u05f2\u0620-\u0669\u066e-\u06d3\u06d5-\u06dc\u0900-\u0963\u0971-\u097f\u0e01-\u0e3a\u0e40-\u0e4e\u10a0-\u10fa\u10fc-\u10ff'
  // Hangul, Kana, Bopomofo, Han, and their wide and narrow forms.
  + '\u1100-\u11ff\u3005-\u3007\u3041-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufad9'
  + '\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc'
