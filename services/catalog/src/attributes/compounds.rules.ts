/** Ends of words written in one: `Leinenhemd`, `raincoat`. What stands before them is a word of its own. */
const HEADS = new Set(
  (
    'hemd hemden shirt shirts jacke jacken hose hosen kleid kleider mantel mantels maentel schuh schuhe stiefel stiefelette stiefeletten ' +
    'tasche taschen bluse blusen pullover pulli weste westen mutze mutzen gurtel guertel schal handschuhe handschuh sandale sandalen socken ' +
    'strumpfe sneaker sneakers anzug anzuge dress dresses coat coats jacket jackets skirt skirts pants boots boot bag bags shorts kette ' +
    'armband ohrringe blazer cardigan leggings jeans top tops bikini rucksack brille'
  ).split(' '),
);
/** Ends that English words have too: parted only after a word that is known to be a modifier. */
const COLOUR_HEADS = new Set('blau grau grun rot braun rosa weiss schwarz beige gelb lila blue'.split(' '));
const SHY_HEADS = new Set([...COLOUR_HEADS, ...'rock rocke hut hute ring ringe uhr uhren'.split(' ')]);
const MODIFIERS = new Set(
  (
    'dunkel hell nacht marine himmel royal eis taubenblau tauben mint oliv wein creme kobalt stahl petrol tannen gras neon jeans leder mini ' +
    'midi maxi falten bleistift plissee wickel stufen cord woll strick sommer winter stroh sonnen filz fischer finger silber gold damen ' +
    'herren kinder armband quarz sport tunnel teller ballon samt seiden leinen off alt rost ziegel scharlach dunkles helles schoko pastell zart altrosa'
  ).split(' '),
);
const LONGEST = 12;

/** `leinenhemd` as `leinen`, `hemd`; a word that is in a lexicon, or cannot be parted, stays whole. */
export function parted(tokens: readonly string[], isKnown: (word: string) => boolean): string[] {
  return tokens.flatMap((token) => (token.length < 6 || isKnown(token) ? token : (split(token, isKnown) ?? token)));
}

function split(token: string, isKnown: (word: string) => boolean): string[] | null {
  for (let length = Math.min(LONGEST, token.length - 3); length >= 3; length--) {
    const head = token.slice(-length);
    const modifier = token.slice(0, -length);
    if (HEADS.has(head) && !/^\d/.test(modifier)) return [plainModifier(modifier, isKnown), head];
    if (SHY_HEADS.has(head) && isModifier(modifier, COLOUR_HEADS.has(head), isKnown)) return [modifier, head];
  }
  return null;
}

/** `lederhut` and `goldring` are parted, `spring` and `shamrock` are not; of a colour only what is listed is known to be one. */
function isModifier(modifier: string, isColour: boolean, isKnown: (word: string) => boolean): boolean {
  const plain = plainModifier(modifier, (word) => MODIFIERS.has(word) || isKnown(word));
  return MODIFIERS.has(plain) || (!isColour && plain.length >= 4 && isKnown(plain));
}

/** Without the letters that join the parts: `Baumwolljacke`, `Freizeitshemd`. */
function plainModifier(modifier: string, isKnown: (word: string) => boolean): string {
  if (isKnown(modifier)) return modifier;
  for (const candidate of [modifier.replace(/(?:s|n|en|es)$/, ''), `${modifier}e`, modifier.replace(/n$/, '')])
    if (isKnown(candidate)) return candidate;
  return modifier;
}
