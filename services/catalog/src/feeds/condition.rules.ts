type Condition = 'new' | 'used' | 'refurbished';

const CONDITIONS: ReadonlyMap<string, Condition> = new Map([
  ...'new neu neuf nuevo nuovo novo nieuw ny nowy nový новый 新品 newcondition'
    .split(' ')
    .map((word) => [word, 'new'] as const),
  ..."used gebraucht secondhand preowned preloved vintage d'occasion occasion usado usato gebruikt begagnad brugt używany použitý 中古 usedcondition"
    .split(' ')
    .map((word) => [word, 'used'] as const),
  ...'refurbished generalüberholt reconditionné refurbishedcondition'
    .split(' ')
    .map((word) => [word, 'refurbished'] as const),
]);

/** What the word means, or null for one we do not know; `new` and `https://schema.org/NewCondition` are the same. */
export function conditionOf(word: string): Condition | null {
  const plain = word
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '')
    .replace(/[\s_-]+/g, '');
  return CONDITIONS.get(plain) ?? null;
}
