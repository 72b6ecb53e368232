import type { Attribute, Occasion, Pattern, Season } from '../attributes.rules.ts';
import { OCCASION_WORDS, PATTERN_WORDS, seasonsIn } from '../features/features.rules.ts';
import { materialsIn } from '../features/materials-of.rules.ts';
import type { Material } from '../features/materials.rules.ts';
import type { Kind } from '../kinds/kinds.rules.ts';
import { fieldOf, type Texts } from '../texts.rules.ts';
import { firstOf, some, stated } from './ground.rules.ts';

const hasFabric = (kind: Kind | null): boolean => kind?.slot !== 'beauty' && kind?.slot !== 'other';

export function deriveMaterials(
  field: string | null,
  texts: Texts,
  kind: Kind | null,
): Attribute<readonly Material[]> | null {
  const said = field === null ? null : some(materialsIn(fieldOf('material', field).parts, texts.language, 'field'));
  if (field !== null && said) return stated(said, 'material', field);
  if (!hasFabric(kind)) return null;
  return firstOf([texts.title, texts.composition, texts.type, texts.tags], ({ place, parts }) =>
    some(materialsIn(parts, texts.language, place === 'description' ? 'field' : 'title')),
  );
}

export function derivePattern(field: string | null, texts: Texts, kind: Kind | null): Attribute<Pattern> | null {
  const said = field === null ? null : patternIn(fieldOf('pattern', field).parts, texts);
  if (field !== null && said) return stated(said, 'pattern', field);
  if (!hasFabric(kind)) return null;
  return firstOf([texts.title, texts.type, texts.tags], ({ parts }) => patternIn(parts, texts));
}

/** The most exact one: a striped print is striped. */
function patternIn(tokens: readonly string[], { language }: Texts): Pattern | null {
  const found = PATTERN_WORDS.findAll(tokens, language).map(({ value }) => value);
  return found.sort((a, b) => a.rank - b.rank)[0]?.value ?? null;
}

/** What the feed or its words say, else what the kind is made for. */
export function deriveSeasons(
  field: string | null,
  texts: Texts,
  kind: Attribute<Kind> | null,
): Attribute<readonly Season[]> | null {
  const said = field === null ? null : some(seasonsIn(fieldOf('season', field).parts, texts.language));
  if (field !== null && said) return stated(said, 'season', field);
  return (
    firstOf([texts.title, texts.type, texts.tags, texts.purpose], ({ parts }) =>
      some(seasonsIn(parts, texts.language)),
    ) ?? ofKind(kind, kind?.value.seasons)
  );
}

export function deriveOccasions(
  field: string | null,
  texts: Texts,
  kind: Attribute<Kind> | null,
): Attribute<readonly Occasion[]> | null {
  const said = field === null ? null : some(occasionsIn(fieldOf('occasion', field).parts, texts, 'field'));
  if (field !== null && said) return stated(said, 'occasion', field);
  return (
    firstOf([texts.title, texts.type, texts.tags, texts.purpose], ({ place, parts }) =>
      some(occasionsIn(parts, texts, place === 'tags' ? 'field' : 'title')),
    ) ?? ofKind(kind, kind?.value.occasions)
  );
}

function occasionsIn(tokens: readonly string[], { language }: Texts, place: 'title' | 'field'): Occasion[] {
  const found = OCCASION_WORDS.findAll(tokens, language);
  return [...new Set(found.flatMap(({ value, isWeak }) => (isWeak && place === 'title' ? [] : value.value)))];
}

function ofKind<T>(kind: Attribute<Kind> | null, values: readonly T[] | undefined): Attribute<readonly T[]> | null {
  if (kind === null || values === undefined || values.length === 0) return null;
  return { value: values, source: 'derived', from: `kind ${kind.value.name}` };
}
