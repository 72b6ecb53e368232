/**
 * Names of Google's attributes in other languages: tables may have them in any (https://support.google.com/merchants/answer/7052112), and
 * exporters translate them freely.
 */
const NAMES: Readonly<Record<string, string>> = {
  id: 'artikel_id, produkt_id, identifiant, identificador, identificativo, identyfikator, 商品id',
  title: 'titel, titre, título, titolo, tytuł, název, otsikko, タイトル, 商品名, 제목, 标题, название',
  description:
    'beschreibung, descripción, descrizione, descrição, beschrijving, opis, beskrivning, beskrivelse, popis, kuvaus, 説明, 商品説明, 설명, 描述, описание',
  link: 'lien, enlace, collegamento, länk, odkaz, リンク, 商品リンク, 링크, 链接, ссылка',
  image_link:
    "bildlink, bild_link, lien_image, lien_de_l'image, lien_d'image, enlace_imagen, enlace_de_imagen, enlace_de_la_imagen, link_immagine, link_imagem, link_da_imagem, " +
    'afbeeldingslink, link_do_zdjęcia, link_do_obrazu, bildlänk, billedlink, odkaz_na_obrázek, 画像リンク, 商品画像リンク, 이미지_링크, 图片链接, ссылка_на_изображение',
  additional_image_link:
    'zusätzlicher_bildlink, weiterer_bildlink, lien_image_supplémentaire, enlace_imagen_adicional, link_immagine_aggiuntiva, link_aggiuntivo_immagine, link_da_imagem_adicional, ' +
    'extra_afbeeldingslink, link_do_dodatkowego_zdjęcia, 追加の商品画像リンク',
  price: 'preis, prix, precio, prezzo, preço, prijs, cena, pris, hinta, ár, preț, fiyat, 価格, 가격, 价格, цена',
  sale_price:
    'sonderangebotspreis, angebotspreis, aktionspreis, prix_soldé, prix_promotionnel, prix_promo, precio_de_oferta, precio_oferta, prezzo_scontato, preço_promocional, ' +
    'actieprijs, aanbiedingsprijs, cena_promocyjna, cena_sprzedaży, reapris, udsalgspris, セール価格, 할인가, 促销价',
  sale_price_effective_date:
    'sonderangebotszeitraum, période_de_validité_du_prix_soldé, fecha_de_oferta, data_effettiva_prezzo_scontato, 有効期間',
  availability:
    'verfügbarkeit, disponibilité, disponibilidad, disponibilità, disponibilidade, beschikbaarheid, dostępność, tillgänglighet, tilgængelighed, tilgjengelighet, dostupnost, ' +
    'saatavuus, 在庫状況, 在庫, 재고, 库存状况, наличие',
  brand: 'marke, marque, marca, merk, marka, varumärke, mærke, značka, ブランド, 브랜드, 品牌, бренд',
  condition: 'zustand, état, estado, condizione, staat, stan, skick, stand, stav, 状態, 상태, состояние',
  google_product_category:
    'google_produktkategorie, catégorie_de_produits_google, categoría_de_producto_de_google, categoría_google, categoria_prodotto_google, categoria_google, google_productcategorie, ' +
    'kategoria_produktów_google, kategoria_produktu_google, google商品カテゴリ',
  product_type:
    'produkttyp, type_de_produit, tipo_de_producto, tipo_prodotto, tipo_di_prodotto, tipo_de_produto, producttype, typ_produktu, 商品カテゴリ, 제품_유형',
  color: 'farbe, couleur, colore, cor, kleur, kolor, färg, farve, farge, barva, väri, renk, 色, 색상, 颜色, цвет',
  size: 'größe, taille, talla, taglia, tamanho, maat, rozmiar, storlek, størrelse, velikost, koko, beden, サイズ, 사이즈, 尺寸, размер',
  size_system: 'größensystem, système_de_tailles, sistema_de_tallas, sistema_taglie, maatsysteem',
  gender:
    'geschlecht, sexe, genre, sexo, sesso, gênero, género, genere, geslacht, płeć, kön, køn, kjønn, pohlaví, 性別, 성별, 性别, пол',
  age_group:
    "altersgruppe, tranche_d'âge, grupo_de_edad, fascia_d'età, faixa_etária, leeftijdsgroep, grupa_wiekowa, åldersgrupp, 年齢層, 연령대",
  material: 'matière, materiale, materiaal, materiał, materiál, 素材, 소재, 材质, материал',
  pattern: 'muster, motif, estampado, fantasia, padrão, patroon, wzór, mönster, mønster, 柄, 패턴, 图案',
  item_group_id:
    'artikelgruppe, artikelgruppen_id, artikelgruppennummer, identifiant_groupe, id_groupe_articles, identificador_de_grupo, id_grupo, id_gruppo, id_gruppo_articoli, ' +
    'artikelgroep_id, identyfikator_grupy, 商品グループid',
};

/** Lower case without accents, with `_` between words: `Größe` becomes `grosse`. */
export const spelled = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s'’-]+/g, '_');

const LOCAL: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([name, words]) => words.split(', ').map((word) => [spelled(word), name] as const)),
);

/** Google's name of an attribute whose name is in another language; null where it is none of these. */
export const localName = (name: string): string | null => LOCAL.get(spelled(name)) ?? null;

/** Whether it is Google's own name of an attribute that others have words for. */
export const isEnglishName = (name: string): boolean => Object.hasOwn(NAMES, name);
