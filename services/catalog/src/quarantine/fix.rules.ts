/** What a feed's fields are about; each format has names of its own for them. */
type Concept = 'id' | 'variant' | 'title' | 'price' | 'currency' | 'option' | 'picture' | 'link' | 'published';

type FieldNames = Readonly<Record<Concept, readonly string[]>>;

const SHOPIFY_CSV: FieldNames = {
  id: ['Handle'],
  variant: ['Option1 Value', 'Option2 Value', 'Option3 Value'],
  title: ['Title'],
  price: ['Variant Price'],
  currency: [],
  option: ['Option1 Name', 'Option1 Value', 'Option2 Name', 'Option2 Value', 'Option3 Name', 'Option3 Value'],
  picture: ['Image Src', 'Variant Image'],
  link: ['Handle'],
  published: ['Published', 'Status'],
};
const SHOPIFY_JSON: FieldNames = {
  id: ['id', 'handle'],
  variant: ['variants[].option1', 'variants[].option2', 'variants[].option3'],
  title: ['title'],
  price: ['variants[].price'],
  currency: [],
  option: ['options[].name', 'variants[].option1', 'variants[].option2', 'variants[].option3'],
  picture: ['images[].src'],
  link: ['handle'],
  published: ['published_at', 'status'],
};
const GOOGLE: FieldNames = {
  id: ['id', 'item_group_id'],
  variant: ['id'],
  title: ['title'],
  price: ['price', 'sale_price'],
  currency: ['price'],
  option: ['color', 'size', 'item_group_id'],
  picture: ['image_link', 'additional_image_link'],
  link: ['link'],
  published: ['pause', 'expiration_date'],
};
const ACP: FieldNames = {
  id: ['id', 'variants[].id'],
  variant: ['variants[].id'],
  title: ['title', 'variants[].title'],
  price: ['variants[].price.amount'],
  currency: ['variants[].price.currency'],
  option: ['variants[].variant_options'],
  picture: ['media[].url', 'variants[].media[].url'],
  link: ['url', 'variants[].url'],
  published: ['variants[].availability'],
};
const OPENAI: FieldNames = {
  id: ['item_id', 'group_id'],
  variant: ['item_id'],
  title: ['title', 'item_group_title'],
  price: ['price', 'sale_price'],
  currency: ['price'],
  option: ['color', 'size', 'variant_dict'],
  picture: ['image_url', 'additional_image_urls'],
  link: ['url'],
  published: ['is_eligible_search', 'expiration_date'],
};

/** The names in a format; of one we have no names for, those of the flat file most others are written after. */
function namesIn(format: string): FieldNames {
  if (format.startsWith('shopify')) return format.includes('json') ? SHOPIFY_JSON : SHOPIFY_CSV;
  if (format.includes('google')) return GOOGLE;
  return format.includes('acp') ? ACP : OPENAI;
}

interface Advice {
  about: Concept | null;
  fix: string;
}

const ADVICE: Readonly<Record<string, Advice>> = {
  broken_row: {
    about: null,
    fix: 'Mend what the detail says, or export the file again as UTF-8; in a CSV, put cells with commas, quotes or line breaks in quotes.',
  },
  missing_handle: { about: 'id', fix: 'Give every product an identifier, and repeat it on each of its rows.' },
  bad_handle: { about: 'id', fix: 'Use letters, digits and hyphens for identifiers, without spaces.' },
  missing_id: { about: 'id', fix: 'Give every product and variant an identifier that stays the same in every file.' },
  bad_id: { about: 'id', fix: 'Shorten the identifier and leave out spaces and control characters.' },
  missing_title: { about: 'title', fix: 'Give the product a title on its first row.' },
  cell_too_long: { about: null, fix: 'Shorten the text to what the detail says is allowed.' },
  gift_card: { about: null, fix: 'Nothing to mend: gift cards are not clothes and are left out on purpose.' },
  digital_product: { about: null, fix: 'Nothing to mend: only things that are sent to people are taken in.' },
  not_published: {
    about: 'published',
    fix: 'Nothing to mend, unless shoppers should see it: then mark it as published.',
  },
  duplicate_product: {
    about: 'id',
    fix: 'Keep all rows of a product together, and give each product an identifier of its own.',
  },
  too_many_rows: { about: null, fix: 'Split the product into several.' },
  too_many_variants: { about: 'option', fix: 'Split the product into several, for instance one for each colour.' },
  too_many_pictures: { about: 'picture', fix: 'Keep the best pictures; those beyond the limit are left out.' },
  too_many_products: { about: null, fix: 'Split the file; import the parts as increments.' },
  product_too_large: { about: null, fix: "Shorten the product's texts and lists." },
  no_variants: { about: 'price', fix: 'Mend the variants named beside it: the product has none that can be sold.' },
  missing_price: { about: 'price', fix: 'Give every variant a price above zero.' },
  bad_price: { about: 'price', fix: 'Write the price as a number above zero with a point, such as 49.00.' },
  ambiguous_price: { about: 'price', fix: 'Write the price without thousands separators, such as 1234.00.' },
  mixed_currencies: { about: 'currency', fix: 'Price all variants of a product in one currency.' },
  missing_option_value: { about: 'option', fix: 'Give every variant a value for each option of its product.' },
  option_names_differ: {
    about: 'option',
    fix: "Name the options once, on the product's first row, the same for all variants.",
  },
  duplicate_variant: {
    about: 'variant',
    fix: 'Remove one of the two variants, or give each a value of its own where the detail says they are the same.',
  },
  bad_picture: { about: 'picture', fix: 'Use complete addresses that begin with https:// and hold no user name.' },
  bad_link: { about: 'link', fix: 'Use complete addresses that begin with https:// and hold no user name.' },
};

const UNKNOWN: Advice = { about: null, fix: 'Mend what the detail of each row says, and import the file again.' };

/** What to do about a reason, in words for the merchant, and the fields to look at by their names in the merchant's format. */
export function adviceFor(reason: string, format: string): { fix: string; fields: string[] } {
  const { about, fix } = ADVICE[reason] ?? UNKNOWN;
  return { fix, fields: about === null ? [] : [...namesIn(format)[about]] };
}
