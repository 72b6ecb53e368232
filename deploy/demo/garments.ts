import { isKind, DEPARTMENTS, type Department, type KindName } from './kinds.ts';
import { isColours, type Colours } from './palette.ts';

/** One product of the demo catalog. */
export interface Garment {
  merchant: string;
  kind: KindName;
  department: Department;
  title: string;
  material: string;
  /** Full price in euros. */
  price: number;
  palette: Colours;
  /** How many of the palette's colours it comes in. */
  colours: number;
  /** Tags: season and occasion. */
  tags: string[];
  line: string;
}

/** kind | department | title | material | price | palette × colours | tags | one line of text */
const TABLES: Readonly<Record<string, string>> = {
  'linden-loom': `
shirt    | women  | Relaxed Linen Shirt          | 100% linen                    |  79 | linen × 4  | summer, weekend        | Cut wide with a dropped shoulder, it softens with every wash.
shirt    | women  | Band-Collar Linen Shirt      | 100% linen                    |  85 | linen × 3  | summer, office         | A small stand collar and mother-of-pearl buttons keep it neat.
shirt    | men    | Garment-Dyed Linen Shirt     | 100% linen                    |  89 | linen × 4  | summer, weekend        | Dyed after sewing, so the seams fade a little like an old favourite.
shirt    | men    | Short-Sleeve Linen Shirt     | 100% linen                    |  69 | stripe × 2 | summer, holiday        | A camp collar and a straight hem, made to be worn untucked.
shirt    | men    | Washed Oxford Shirt          | 100% organic cotton           |  75 | ink × 3    | all year, office       | A soft button-down that works with a tie and better without.
shirt    | women  | Poplin Wrap Shirt            | 100% organic cotton           |  82 | linen × 2  | spring, office         | Crisp poplin that ties at the side and needs no belt.
shirt    | unisex | Linen-Cotton Overshirt       | 55% linen, 45% cotton         |  98 | earth × 3  | spring, weekend        | Two chest pockets and a boxy cut to layer over a T-shirt.
top      | women  | Slub Linen T-Shirt           | 100% linen jersey             |  45 | linen × 4  | summer, weekend        | Airy jersey with a loose neck, cool on the hottest day.
top      | men    | Heavy Cotton T-Shirt         | 100% organic cotton           |  39 | ink × 3    | all year, weekend      | 220 grams of cotton that keeps its shape for years.
top      | women  | Ribbed Tank Top              | 95% cotton, 5% elastane       |  29 | linen × 3  | summer, layering       | A close-fitting layer with wide straps.
top      | unisex | Breton Long-Sleeve           | 100% cotton                   |  49 | stripe × 3 | all year, weekend      | Woven stripes and a boat neck, as sailors had it.
dress    | women  | Linen Midi Dress             | 100% linen                    | 119 | linen × 3  | summer, weekend        | A straight dress with deep pockets and side slits.
dress    | women  | Tie-Waist Shirt Dress        | 55% linen, 45% viscose        | 129 | earth × 3  | summer, office         | Buttons all the way down; the belt gives it a waist.
dress    | women  | Gauze Summer Dress           | 100% cotton gauze             |  99 | sea × 3    | summer, holiday        | Double gauze with a gathered yoke, light as a scarf.
trousers | women  | Wide-Leg Linen Trousers      | 100% linen                    |  95 | linen × 3  | summer, office         | A high waist and a long, easy line.
trousers | men    | Drawstring Linen Trousers    | 100% linen                    |  92 | earth × 3  | summer, holiday        | Tapered just enough to look tidy with loafers.
trousers | men    | Pleated Linen-Wool Trousers  | 60% linen, 40% wool           | 135 | ink × 2    | spring, office, wedding | One pleat, a clean crease and a cloth that does not crumple.
trousers | women  | Cropped Cotton Chinos        | 98% cotton, 2% elastane       |  79 | earth × 3  | spring, office         | They end above the ankle and go with flats.
shorts   | men    | Linen Shorts                 | 100% linen                    |  59 | linen × 3  | summer, holiday        | A little above the knee, with a drawstring inside.
shorts   | women  | High-Waist Linen Shorts      | 100% linen                    |  59 | linen × 3  | summer, holiday        | Pleats in front, room to move, pockets that hold a phone.
skirt    | women  | Bias-Cut Linen Skirt         | 100% linen                    |  89 | linen × 3  | summer, office         | Cut on the bias so that it falls close and moves well.
skirt    | women  | Pleated Midi Skirt           | 70% viscose, 30% linen        |  95 | dusk × 2   | spring, office         | Soft pleats from an elastic waist.
blazer   | women  | Unlined Linen Blazer         | 100% linen                    | 179 | linen × 2  | summer, office         | One button, no lining, sleeves to push up.
blazer   | men    | Soft Linen Blazer            | 55% linen, 45% cotton         | 199 | ink × 2    | summer, wedding        | A natural shoulder and patch pockets, dressed up or down.
jacket   | unisex | Cotton Chore Jacket          | 100% cotton twill             | 125 | earth × 3  | spring, weekend        | Three pockets and corozo buttons, cut for work.
coat     | women  | Waxed Cotton Trench          | 100% waxed cotton             | 245 | earth × 2  | autumn, rain           | Keeps off a shower and hangs straight from the shoulder.
bag      | unisex | Canvas Market Tote           | 100% cotton canvas            |  49 | linen × 2  | all year, everyday     | Holds a week of groceries or a weekend of clothes.
scarf    | unisex | Washed Linen Scarf           | 100% linen                    |  39 | linen × 3  | summer, layering       | Long enough to wrap twice, light enough to forget.
hat      | unisex | Linen Bucket Hat             | 100% linen                    |  35 | linen × 3  | summer, holiday        | Folds flat and keeps the sun off.
socks    | unisex | Ribbed Cotton Socks          | 80% cotton, 20% polyamide     |  12 | ink × 3    | all year, everyday     | Mid-calf socks with a toe seam you do not feel.
`,
  halvmane: `
knit     | women  | Chunky Cable Sweater         | 100% lambswool                | 139 | snow × 4   | winter, weekend        | Thick cables and a high neck for days that stay dark.
knit     | women  | Merino Roll-Neck             | 100% extra-fine merino        |  95 | snow × 4   | winter, office         | Thin enough under a blazer, warm enough alone.
knit     | women  | Brushed Mohair Cardigan      | 68% mohair, 28% polyamide     | 159 | dusk × 3   | winter, evening        | A cloud with buttons.
knit     | women  | Cashmere Crew-Neck Sweater   | 100% cashmere                 | 229 | snow × 3   | winter, office         | Two-ply cashmere that gets softer with age.
knit     | men    | Fisherman Sweater            | 100% British wool             | 149 | snow × 3   | winter, weekend        | Half-cardigan stitch, knitted dense against the wind.
knit     | men    | Merino Crew-Neck Sweater     | 100% extra-fine merino        |  99 | snow × 4   | winter, office         | The plain sweater that everything goes with.
knit     | men    | Shawl-Collar Cardigan        | 80% lambswool, 20% polyamide  | 169 | snow × 3   | winter, weekend        | Leather buttons and pockets deep enough for hands.
knit     | men    | Lambswool Vest               | 100% lambswool                |  79 | earth × 3  | autumn, office         | A layer over a shirt when a blazer is too much.
knit     | unisex | Fair Isle Yoke Sweater       | 100% Shetland wool            | 165 | snow × 2   | winter, weekend        | A round yoke in five colours, knitted without seams.
knit     | unisex | Boiled Wool Overshirt        | 100% boiled wool              | 175 | ink × 3    | autumn, weekend        | Between a shirt and a jacket, and warmer than both.
top      | women  | Merino Base Layer            | 100% merino                   |  65 | ink × 2    | winter, layering       | Does not itch, does not smell, does not show.
top      | men    | Merino Long-Sleeve Tee       | 100% merino                   |  69 | ink × 3    | winter, layering       | A first layer that passes for a T-shirt.
shirt    | men    | Brushed Flannel Shirt        | 100% cotton flannel           |  89 | check × 3  | winter, weekend        | Brushed on both sides and cut to wear open.
shirt    | women  | Checked Wool Shirt           | 60% wool, 40% cotton          | 115 | check × 2  | autumn, weekend        | A long shirt that stands in for a light jacket.
dress    | women  | Ribbed Knit Dress            | 100% merino                   | 165 | dusk × 3   | winter, office         | A long rib that follows without holding.
trousers | women  | Wool Flannel Trousers        | 100% wool flannel             | 145 | ink × 2    | winter, office         | Straight, pressed and lined to the knee.
trousers | men    | Wool Flannel Trousers        | 100% wool flannel             | 149 | ink × 2    | winter, office         | A flat front and a cuff you can ask for.
skirt    | women  | Wool Wrap Skirt              | 90% wool, 10% polyamide       | 119 | check × 2  | winter, office         | Closes with two buckles and a long pin.
blazer   | women  | Double-Breasted Wool Blazer  | 100% wool                     | 259 | ink × 2    | winter, office         | Six buttons and a firm shoulder.
coat     | women  | Wool Wrap Coat               | 80% wool, 20% polyamide       | 349 | earth × 3  | winter, office         | A wide collar and a belt instead of buttons.
coat     | women  | Down Puffer Coat             | Recycled polyamide, down fill | 299 | ink × 2    | winter, weekend        | To the knee and to minus fifteen.
coat     | men    | Double-Faced Wool Overcoat   | 90% wool, 10% cashmere        | 449 | ink × 3    | winter, office         | Two layers woven as one, without a lining.
coat     | men    | Hooded Parka                 | Recycled polyester            | 279 | earth × 2  | winter, rain           | Taped seams and a hood that turns with the head.
coat     | unisex | Duffle Coat                  | 80% wool, 20% polyamide       | 319 | snow × 2   | winter, weekend        | Horn toggles, patch pockets and a hood for snow.
jacket   | unisex | Quilted Liner Jacket         | Recycled polyester            | 139 | earth × 3  | autumn, layering       | Wear it alone in October and under a coat in January.
boots    | women  | Shearling-Lined Ankle Boots  | Suede, shearling lining       | 219 | hide × 2   | winter, weekend        | Warm to the toes, with a sole that grips.
scarf    | unisex | Lambswool Blanket Scarf      | 100% lambswool                |  69 | check × 3  | winter, layering       | Two metres of it, fringed by hand.
hat      | unisex | Ribbed Merino Beanie         | 100% merino                   |  35 | snow × 4   | winter, everyday       | Folds over the ears and stays there.
gloves   | unisex | Leather Gloves, Wool Lining  | Lamb leather, wool lining     |  75 | hide × 2   | winter, everyday       | Thin leather that still works a phone.
socks    | unisex | Nordic Wool Socks            | 70% wool, 30% polyamide       |  19 | snow × 3   | winter, everyday       | For boots, huts and cold floors.
`,
  'casa-mirto': `
dress    | women  | Tiered Maxi Dress            | 100% cotton voile             | 149 | sea × 3    | summer, holiday        | Three tiers that catch every breeze on the terrace.
dress    | women  | Silk Slip Dress              | 100% silk                     | 189 | dusk × 4   | all year, evening      | Bias-cut silk on thin straps, made for candlelight.
dress    | women  | Off-Shoulder Linen Dress     | 100% linen                    | 139 | sea × 3    | summer, holiday        | A wide frill and a skirt to the calf.
dress    | women  | Printed Wrap Dress           | 100% viscose                  | 115 | dusk × 3   | spring, office         | Wraps, ties and stays where it should.
dress    | women  | Knotted Jersey Dress         | 95% viscose, 5% elastane      |  95 | dusk × 3   | all year, evening      | One knot at the waist does the work.
dress    | women  | Pleated Evening Gown         | 100% recycled polyester       | 279 | dusk × 2   | evening, wedding       | Fine pleats from the shoulder to the floor.
shirt    | women  | Embroidered Linen Shirt      | 100% linen                    | 109 | sea × 3    | summer, holiday        | White-on-white embroidery along the placket.
shirt    | women  | Silk Bow Blouse              | 100% silk                     | 135 | dusk × 3   | all year, office       | Tie the bow, or let it hang.
shirt    | men    | Capri Linen Shirt            | 100% linen                    |  99 | sea × 4    | summer, holiday        | A one-piece collar that opens well without a button.
shirt    | men    | Riviera Terry Polo           | 100% cotton terry             |  79 | sea × 3    | summer, holiday        | Made of what beach towels are made of.
top      | women  | Crochet Top                  | 100% cotton                   |  75 | sea × 2    | summer, holiday        | Worked by hook, worn over a bikini or a slip.
top      | women  | Satin Camisole               | 100% recycled polyester       |  55 | dusk × 4   | all year, evening      | Adjustable straps and a soft drape.
trousers | women  | Palazzo Trousers             | 100% viscose                  |  99 | dusk × 3   | summer, evening        | So wide that they pass for a skirt.
trousers | men    | Seersucker Trousers          | 98% cotton, 2% elastane       | 105 | stripe × 2 | summer, wedding        | Puckered cotton that never needs ironing.
skirt    | women  | Satin Midi Skirt             | 100% recycled polyester       |  85 | dusk × 4   | all year, evening      | A clean line that goes with knits and camisoles alike.
skirt    | women  | Ruffled Mini Skirt           | 100% cotton                   |  69 | sea × 3    | summer, holiday        | Short, light and lined.
shorts   | women  | Embroidered Cotton Shorts    | 100% cotton                   |  59 | sea × 2    | summer, holiday        | Eyelets at the hem and an elastic waist.
blazer   | women  | Crêpe Tuxedo Blazer          | 68% acetate, 32% viscose      | 229 | dusk × 2   | evening, wedding       | Satin lapels and one covered button.
blazer   | men    | Cotton-Linen Suit Jacket     | 60% cotton, 40% linen         | 249 | earth × 3  | summer, wedding        | Half lined, with trousers to match.
shoes    | women  | Leather Slingback Heels      | Nappa leather                 | 169 | dusk × 3   | all year, evening      | A 5 cm heel that lasts until the dancing ends.
shoes    | women  | Strappy Leather Sandals      | Vegetable-tanned leather      | 119 | hide × 3   | summer, holiday        | Flat, crossed twice and buckled once.
shoes    | women  | Raffia Espadrilles           | Raffia, jute sole             |  89 | sea × 2    | summer, holiday        | A wedge of jute and a ribbon round the ankle.
shoes    | men    | Suede Loafers                | Calf suede                    | 159 | hide × 3   | summer, office         | Unlined, for bare feet.
bag      | women  | Woven Leather Bag            | Calf leather                  | 219 | hide × 3   | all year, everyday     | Strips woven by hand over a soft lining.
bag      | women  | Raffia Basket Bag            | Raffia, leather handles       |  95 | sea × 2    | summer, holiday        | Shaped on a block and lined with cotton.
bag      | women  | Beaded Evening Clutch        | Glass beads, satin lining     | 129 | dusk × 3   | evening, wedding       | Room for keys, a phone and a lipstick.
belt     | women  | Braided Leather Belt         | Vegetable-tanned leather      |  59 | hide × 3   | all year, everyday     | No holes: the pin goes where you want.
scarf    | women  | Printed Silk Scarf           | 100% silk twill               |  85 | dusk × 3   | all year, everyday     | Ninety centimetres with a hand-rolled edge.
hat      | women  | Wide-Brim Straw Hat          | Toquilla straw                |  75 | sea × 2    | summer, holiday        | Rolls up for the suitcase and comes back.
scarf    | unisex | Linen Beach Sarong           | 100% linen                    |  49 | sea × 4    | summer, holiday        | A skirt, a towel and a scarf in one.
`,
  copperline: `
jeans    | men    | Straight Selvedge Jeans      | 100% cotton, 14 oz            | 159 | denim × 3  | all year, weekend      | Shuttle-loomed denim that takes on your own creases.
jeans    | men    | Slim Stretch Jeans           | 98% cotton, 2% elastane       | 109 | denim × 3  | all year, weekend      | Slim through the thigh with a little give.
jeans    | men    | Relaxed Carpenter Jeans      | 100% cotton                   | 119 | denim × 2  | all year, workwear     | A hammer loop, a rule pocket and double knees.
jeans    | women  | High-Rise Straight Jeans     | 99% cotton, 1% elastane       | 115 | denim × 4  | all year, weekend      | Rigid denim that holds and flatters.
jeans    | women  | Wide-Leg Jeans               | 100% cotton                   | 119 | denim × 3  | all year, weekend      | From the hip to the floor in one line.
jeans    | women  | Slim Bootcut Jeans           | 92% cotton, 6% polyester      | 105 | denim × 2  | all year, office       | A small flare that fits over boots.
jeans    | unisex | Loose Vintage Jeans          | 100% recycled cotton          | 125 | denim × 2  | all year, weekend      | Cut after a pair from 1994.
trousers | men    | Canvas Work Trousers         | 100% cotton canvas            |  99 | earth × 3  | all year, workwear     | Triple-stitched, with room for knee pads.
trousers | women  | Utility Cargo Trousers       | 100% cotton twill             |  99 | earth × 3  | all year, weekend      | Six pockets and a hem to tie.
shorts   | men    | Denim Shorts                 | 100% cotton                   |  69 | denim × 2  | summer, weekend        | Cut off at the knee and left to fray.
skirt    | women  | Denim A-Line Skirt           | 100% cotton                   |  79 | denim × 3  | spring, weekend        | Buttons down the front, pockets on the hip.
dress    | women  | Denim Pinafore Dress         | 100% cotton                   | 109 | denim × 2  | spring, weekend        | Over a Breton top in spring, over a roll-neck in winter.
jacket   | men    | Selvedge Trucker Jacket      | 100% cotton, 13 oz            | 179 | denim × 2  | spring, weekend        | Type II, with pleats in front and a cinch at the back.
jacket   | women  | Cropped Denim Jacket         | 100% cotton                   | 129 | denim × 3  | spring, weekend        | Ends at the waist, goes over dresses.
jacket   | men    | Waxed Field Jacket           | 100% waxed cotton             | 249 | earth × 2  | autumn, rain           | Four bellows pockets and a cord collar.
jacket   | women  | Leather Biker Jacket         | Lamb leather                  | 389 | hide × 2   | all year, evening      | An asymmetric zip and a short, close cut.
jacket   | unisex | Blanket-Lined Work Jacket    | Cotton duck, wool lining      | 189 | earth × 3  | winter, workwear       | Duck outside, blanket inside, rivets between.
shirt    | men    | Chambray Work Shirt          | 100% cotton chambray          |  85 | denim × 2  | all year, workwear     | Two flap pockets and a pencil slot.
shirt    | men    | Linen Work Shirt             | 100% linen                    |  95 | earth × 3  | summer, workwear       | The work shirt in linen, for work in the sun.
shirt    | women  | Western Denim Shirt          | 100% cotton                   |  89 | denim × 3  | all year, weekend      | Pearl snaps and a pointed yoke.
top      | unisex | Loopwheel Sweatshirt         | 100% cotton                   |  95 | ink × 3    | all year, weekend      | Knitted slowly, so it never twists.
top      | men    | Pocket T-Shirt               | 100% cotton                   |  35 | denim × 2  | all year, weekend      | Heavy jersey, one pocket, no logo.
boots    | men    | Leather Work Boots           | Oiled leather, welted sole    | 289 | hide × 3   | autumn, workwear       | Goodyear welted, so a cobbler can save them.
boots    | women  | Chelsea Boots                | Calf leather                  | 199 | hide × 3   | autumn, office         | Elastic sides and a heel of 3 cm.
boots    | men    | Suede Desert Boots           | Calf suede, crepe sole        | 149 | hide × 2   | spring, weekend        | Two eyelets, a crepe sole, nothing else.
sneakers | unisex | Leather Court Sneakers       | Calf leather, rubber sole     | 129 | linen × 3  | all year, everyday     | Plain, low and easy to clean.
sneakers | unisex | Canvas Deck Sneakers         | Cotton canvas, rubber sole    |  69 | ink × 4    | summer, everyday       | Vulcanised sole and a toe cap.
sneakers | women  | Retro Running Sneakers       | Suede and mesh                | 115 | earth × 3  | all year, everyday     | A gum sole from the track of 1978.
belt     | men    | Bridle Leather Belt          | Bridle leather, brass buckle  |  79 | hide × 3   | all year, everyday     | Four millimetres thick; it will outlast the jeans.
bag      | unisex | Waxed Canvas Backpack        | Waxed canvas, leather straps  | 169 | earth × 3  | all year, everyday     | Rolls shut over a laptop and a lunch.
`,
};

export const GARMENTS: readonly Garment[] = Object.entries(TABLES).flatMap(([merchant, table]) =>
  table
    .trim()
    .split('\n')
    .map((row) => garmentOf(merchant, row)),
);

function garmentOf(merchant: string, row: string): Garment {
  const [kind = '', department = '', title = '', material = '', price = '', colours = '', tags = '', line = ''] = row
    .split('|')
    .map((cell) => cell.trim());
  const [palette = '', count = ''] = colours.split(' × ');
  const cut = DEPARTMENTS.find((known) => known === department);
  if (
    !isKind(kind) ||
    cut === undefined ||
    !isColours(palette) ||
    !(Number(price) > 0) ||
    !(Number(count) > 0) ||
    line === ''
  ) {
    throw new Error(`Cannot read the demo garment "${row}": it does not fit the columns named above the tables`);
  }
  return {
    merchant,
    kind,
    department: cut,
    title,
    material,
    price: Number(price),
    palette,
    colours: Number(count),
    tags: tags.split(', '),
    line,
  };
}
