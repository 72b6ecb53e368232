import type { TestDatabase } from '../src/database.ts';

/** Kinds with the place they are worn at, the share of products that are of it, and the sizes they come in. */
const KINDS = [
  ['t_shirt', 'top', 16, 'XS,S,M,L,XL', 'T-Shirt'],
  ['shirt', 'top', 12, 'S,M,L,XL', 'Shirt'],
  ['dress', 'one_piece', 12, '34,36,38,40,42', 'Dress'],
  ['sweater', 'top', 8, 'XS,S,M,L,XL', 'Sweater'],
  ['jeans', 'bottom', 8, '28/32,30/32,32/32,32/34', 'Jeans'],
  ['trousers', 'bottom', 8, '34,36,38,40,42', 'Trousers'],
  ['sneakers', 'shoes', 10, '38,39,40,41,42,43', 'Sneakers'],
  ['boots', 'shoes', 5, '37,38,39,40,41', 'Boots'],
  ['jacket', 'outerwear', 6, 'S,M,L', 'Jacket'],
  ['coat', 'outerwear', 3, 'S,M,L', 'Coat'],
  ['skirt', 'bottom', 4, '34,36,38,40', 'Skirt'],
  ['handbag', 'bag', 4, 'One Size', 'Bag'],
  ['scarf', 'accessory', 2, 'One Size', 'Scarf'],
  ['belt', 'accessory', 2, '80,90,100', 'Belt'],
] as const;

/** Colour names with their family, most sold first. */
const COLOURS =
  'Black:black,White:white,Navy:navy,Grey Melange:grey,Ecru:beige,Olive:green,Camel:beige,Burgundy:red,Sky Blue:blue,Indigo:blue,Rust:orange,Dusty Rose:pink,Emerald:green,Lilac:purple,Mustard:yellow';
const MATERIALS = ['cotton', 'polyester', 'wool', 'linen', 'viscose', 'leather', 'silk', 'cashmere'];
const STYLES =
  'Relaxed,Slim,Classic,Cropped,Oversized,Tailored,Ribbed,Printed,Washed,Pleated,Quilted,Striped,Soft,Heavy,Light'.split(
    ',',
  );

const text = (values: readonly string[]): string => `ARRAY[${values.map((value) => `'${value}'`).join(', ')}]`;

/** Each value as often as its share says: a row of the list is drawn by its number. */
const shared = KINDS.flatMap((row, index) => Array.from({ length: row[2] }, () => index + 1));

/** A column of the products, drawn anew for every row; the head of a list more often than its tail. */
const skewed = (list: string, count: number): string => `(${list})[1 + floor(power(random(), 2) * ${count})::int]`;
const even = (list: string, count: number): string => `(${list})[1 + floor(random() * ${count})::int]`;

/**
 * Fills an empty catalog with products whose kinds, brands, colours, prices and stock are spread as in shops. The same number of
 * products is always the same catalog. Variants take most of the time, and only filters by size, colour name or price ask for them.
 */
export async function fillCatalog(
  database: TestDatabase,
  products: number,
  { variants = true }: { readonly variants?: boolean } = {},
): Promise<{ variants: number }> {
  await database.query(`INSERT INTO catalog.merchants (slug, name, currency, shop_url)
    SELECT 'shop-' || i, 'Shop ' || i, 'EUR', 'https://shop-' || i || '.example' FROM generate_series(1, 20) i`);
  await database.query(productsSql(products));
  if (variants) await database.query(VARIANTS);
  await database.query(VOCABULARY);
  for (const table of ['products', 'variants', 'vocabulary']) await database.query(`VACUUM ANALYZE catalog.${table}`);
  const [row] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM catalog.variants');
  return { variants: row?.count ?? 0 };
}

const productsSql = (products: number): string => `
  WITH seed AS MATERIALIZED (SELECT setseed(0.42)),
  drawn AS MATERIALIZED (
    SELECT i, (ARRAY[${shared.join(', ')}])[1 + floor(random() * ${shared.length})::int] AS k,
      ${skewed(`string_to_array('${COLOURS}', ',')`, 15)} AS colour, ${skewed(`string_to_array('${COLOURS}', ',')`, 15)} AS other,
      ${skewed(text(MATERIALS), MATERIALS.length)} AS material, ${even(text(STYLES), STYLES.length)} AS style,
      1 + floor(power(random(), 2) * 400)::int AS brand, 1 + floor(random() * 20)::int AS shop,
      ${even(`ARRAY['women', 'women', 'men', 'unisex']`, 4)} AS department,
      ${even(`ARRAY['everyday', 'everyday', 'office', 'evening', 'wedding', 'sport', 'beach']`, 7)} AS occasion,
      ${even(`ARRAY['spring', 'summer', 'autumn', 'winter']`, 4)} AS season,
      (900 + power(random(), 3) * 40000)::int / 100 * 100 AS price, random() < 0.85 AS in_stock, random() < 0.2 AS reduced
    FROM seed, generate_series(1, ${products}) i),
  named AS (
    SELECT d.*, (${text(KINDS.map(([kind]) => kind))})[k] AS kind, (${text(KINDS.map((row) => row[1]))})[k] AS slot,
      (${text(KINDS.map((row) => row[4]))})[k] AS noun, string_to_array((${text(KINDS.map((row) => row[3]))})[k], ',') AS sizes,
      split_part(colour, ':', 1) AS c1, split_part(colour, ':', 2) AS f1, split_part(other, ':', 1) AS c2, split_part(other, ':', 2) AS f2
    FROM drawn d)
  INSERT INTO catalog.products (item_id, merchant, key, title, description, brand, category, product_type, tags, department, link, pictures,
    published, currency, price_min, price_max, in_stock, search, hash, import_id, import_outcome, first_seen_at, seen_at,
    kind, slot, colour_families, materials, seasons, occasions, colours, sizes)
  SELECT 'itm_' || lpad(i::text, 9, '0'), 'shop-' || shop, 'p-' || i, style || ' ' || initcap(material) || ' ' || noun,
    'A ' || lower(style) || ' piece for ' || season || ', made of ' || material || '. Number ' || i || ' of the collection, cut to last.',
    'Brand ' || brand, noun || 's', noun, ARRAY[season, occasion], department, 'https://shop-' || shop || '.example/p/' || i, '{}',
    true, 'EUR', price, price, in_stock,
    setweight(to_tsvector('catalog.words', style || ' ' || material || ' ' || noun), 'A')
      || setweight(to_tsvector('catalog.words', 'brand ' || brand || ' ' || noun || ' ' || c1 || ' ' || c2), 'B')
      || setweight(to_tsvector('catalog.words', season || ' ' || occasion), 'C')
      || setweight(to_tsvector('catalog.words', 'a ' || style || ' piece for ' || season || ' made of ' || material || ' collection cut to last'), 'D')
      || array_to_tsvector(ARRAY['k:' || kind, 's:' || slot, 'd:' || department, 'm:' || material, 'n:' || season, 'o:' || occasion, 'c:' || f1, 'c:' || f2]
        || CASE WHEN reduced THEN ARRAY['sale:'] ELSE '{}' END
        || CASE WHEN in_stock THEN ARRAY(SELECT DISTINCT 'cs:' || family FROM unnest(ARRAY[c1, c2], ARRAY[f1, f2]) c (colour, family), unnest(sizes) size
          WHERE ${isInStock(`'itm_' || lpad(i::text, 9, '0')`, 'size', 'c.colour')}) ELSE '{}' END
        || CASE WHEN in_stock THEN ARRAY(SELECT DISTINCT 'z:' || key FROM unnest(sizes) size, unnest(${keysOf('size', 'slot')}) key) ELSE '{}' END),
    md5(i::text), gen_random_uuid(), '{}', now() - i * interval '1 second', now(),
    kind, slot, ARRAY[f1, f2], ARRAY[material], ARRAY[season], ARRAY[occasion], ARRAY[c1, c2], sizes
  FROM named`;

/** The keys of \`size.rules.ts\` for the sizes above. */
function keysOf(size: string, slot: string): string {
  return `CASE WHEN ${size} = 'One Size' THEN ARRAY['any'] WHEN ${size} ~ '/' THEN ARRAY['w:' || split_part(${size}, '/', 1), 'w:' || ${size}]
    WHEN ${size} ~ '^[0-9]' THEN ARRAY[CASE WHEN ${slot} = 'shoes' THEN 'e:' ELSE 'n:' END || ${size}] ELSE ARRAY['l:' || ${size}] END`;
}

/** Of a product that has anything in stock. */
const isInStock = (itemId: string, size: string, colour: string): string =>
  `(hashtext(${itemId} || ${size} || ${colour}) & 7) > 0`;

/** Two colours in every size; one in seven is sold out. */
const VARIANTS = `
  INSERT INTO catalog.variants (variant_id, item_id, position, key, options, colour, colour_family, size, size_keys, price_minor, compare_at_minor, availability, hash)
  SELECT 'var_' || substr(p.item_id, 5) || '_' || c.number || '_' || s.number, p.item_id, (c.number * 10 + s.number)::int, c.number || '-' || s.number, '[]',
    c.colour, p.colour_families[c.number], s.size, ${keysOf('s.size', 'p.slot')}, p.price_min,
    CASE WHEN p.search @@ '''sale:'''::tsquery THEN p.price_min + 1000 END,
    CASE WHEN p.in_stock AND ${isInStock('p.item_id', 's.size', 'c.colour')} THEN 'in_stock' ELSE 'out_of_stock' END, ''
  FROM catalog.products p, unnest(p.colours) WITH ORDINALITY c (colour, number), unnest(p.sizes) WITH ORDINALITY s (size, number)`;

const VOCABULARY = `
  INSERT INTO catalog.vocabulary SELECT DISTINCT lower(word) FROM catalog.products, regexp_split_to_table(title || ' ' || array_to_string(colours, ' '), '[^A-Za-z]+') word
  WHERE length(word) > 2 UNION SELECT 'word' || substr(md5(i::text), 1, 6) FROM generate_series(1, 20000) i ON CONFLICT DO NOTHING`;
