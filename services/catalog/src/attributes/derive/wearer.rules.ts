import type { FeedProduct } from '../../feeds/feed-reader.ts';
import type { AgeGroup, Attribute, Attributes } from '../attributes.rules.ts';
import { wearerIn } from '../features/people.rules.ts';
import { isForBabies, type ReadCategory } from '../google/categories.rules.ts';
import { fieldOf, type Text, type Texts } from '../texts.rules.ts';
import { derived, firstOf, stated } from './ground.rules.ts';

type Wearer = Pick<Attributes, 'department' | 'age_group'>;

/** Whom the product is for. A file that contradicts itself about it says nothing. */
export function deriveWearer(
  product: Pick<FeedProduct, 'department' | 'stated'>,
  category: ReadCategory | null,
  texts: Texts,
): Wearer {
  const { gender, ageGroup } = product.stated;
  const genderField = gender === null ? null : fieldOf('gender', gender);
  const ageField = ageGroup === null ? null : fieldOf('age group', ageGroup);
  const isBabies = typeof category?.id === 'number' && isForBabies(category.id);
  return {
    department: departmentOf(product, [genderField, ageField], isBabies, texts),
    age_group: ageOf(ageField, product.department === 'kids' || isBabies, texts),
  };
}

function departmentOf(
  { department, stated: fields }: Pick<FeedProduct, 'department' | 'stated'>,
  [genderField, ageField]: readonly [Text | null, Text | null],
  isBabies: boolean,
  texts: Texts,
): Wearer['department'] {
  if (department !== null) return stated(department, 'department', '');
  if (ageField && wearerIn(ageField.parts).department === 'kids')
    return stated('kids', 'age group', fields.ageGroup ?? '');
  const field = genderField && wearerIn(genderField.parts).department;
  const type = wearerIn(texts.type.parts).department;
  if (field && type && field !== type) return null;
  if (field) return stated(field, 'gender', fields.gender ?? '');
  if (type) return stated(type, 'product type', '');
  if (isBabies) return derived('kids', 'category', '');
  return firstOf([texts.title, texts.tags], ({ parts }) => wearerIn(parts).department);
}

function ageOf(field: Text | null, isForKids: boolean, texts: Texts): Attribute<AgeGroup> | null {
  const said = field && wearerIn(field.parts).age;
  if (said) return stated(said, 'age group', '');
  const found = firstOf([texts.type, texts.title, texts.tags], ({ parts }) => wearerIn(parts).age);
  return isForKids && found?.value === 'adult' ? null : found;
}
