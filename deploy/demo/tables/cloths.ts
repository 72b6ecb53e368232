/** id | word in a title | what it is made of | seasons | palette | pattern | texture | what one feels of it */
export const CLOTHS_TABLE = `
linen|Linen|100% linen|spring, summer|flax|plain|linen|European linen that is cool on the hottest day and softens with every wash.
linen-stripe|Striped Linen|100% linen|spring, summer|shirting|stripe|linen|The stripe is woven, not printed, so it will never wash out.
linen-cotton|Linen-Cotton|55% linen, 45% cotton|spring, summer|flax|plain|linen|Half the creases of linen and all of the air.
linen-check|Checked Linen|100% linen|spring, summer|tailoring|windowpane|linen|Dry, crisp linen with a fine overcheck.
slub|Slub Jersey|60% cotton, 40% linen|spring, summer|flax|plain|linen|Uneven yarn gives it a dry hand and a little shade.
jersey|Cotton|100% organic cotton|all year|ink|plain|jersey|Organic cotton of 180 grams that keeps its shape.
heavy-jersey|Heavyweight|100% cotton|all year|earth|plain|jersey|Cotton of 240 grams, knitted slowly and washed before sewing.
breton|Breton|100% cotton|all year|bretons|breton|jersey|Knitted stripes that meet at the side seams.
rib-jersey|Ribbed|95% cotton, 5% elastane|all year|flax|plain|rib|A fine rib that follows without squeezing.
poplin|Poplin|100% cotton|all year|ink|plain|smooth|Tightly woven poplin that irons in a minute.
poplin-stripe|Striped Poplin|100% cotton|all year|shirting|stripe|smooth|Yarn-dyed stripes on crisp poplin.
oxford|Oxford|100% cotton|all year|ink|plain|linen|Basket-weave oxford, washed once so that it is soft from the first day.
twill-shirt|Brushed Twill|100% cotton|autumn, winter|earth|plain|twill|Brushed on the inside, smooth on the outside.
flannel|Flannel|100% cotton|autumn, winter|tartan|check|fleece|Brushed on both sides until it feels like a blanket.
gingham|Gingham|100% cotton|spring, summer|vichy|gingham|smooth|Woven checks of the picnic-blanket kind.
chambray|Chambray|100% cotton|all year|denim|plain|denim|Indigo across, white along: it fades like jeans do.
seersucker|Seersucker|98% cotton, 2% elastane|summer|shirting|stripe|rib|Puckered in the weave, so it needs no iron and lets the air through.
gauze|Gauze|100% cotton|summer|sea|plain|smock|Double gauze, as light as a scarf.
voile|Voile|100% cotton|summer|sea|plain|smooth|Fine voile with a cotton lining.
broderie|Broderie|100% cotton|summer|sea|plain|lace|Eyelets stitched one by one, lined where it matters.
crochet|Crochet|100% cotton|summer|sea|plain|lace|Worked by hook, over a slip or a swimsuit.
floral|Floral|100% viscose|spring, summer|flowers|floral|smooth|A print drawn by hand, on viscose that falls like water.
ditsy|Ditsy-Print|100% cotton|spring, summer|flowers|ditsy|smooth|Flowers no bigger than a button.
palm|Palm-Print|100% viscose|summer|tropic|palm|smooth|Palm leaves on a cloth that dries on the balcony in an hour.
animal|Leopard-Print|100% viscose|all year|wild|animal|smooth|A print that counts as a neutral.
dotty|Polka-Dot|100% viscose|all year|spots|dots|smooth|Dots the size of a coin on a heavy, fluid cloth.
viscose|Fluid|100% viscose|all year|dusk|plain|smooth|Heavy viscose that moves when you do.
crepe|Crêpe|68% acetate, 32% viscose|all year|dusk|plain|jersey|Matt crêpe that does not crease in a suitcase.
satin|Satin|100% recycled polyester|all year|dusk|plain|smooth|Matt on the inside, moonlight on the outside.
silk|Silk|100% silk|all year|dusk|plain|smooth|Sand-washed silk with a soft bloom.
velvet|Velvet|92% polyester, 8% elastane|autumn, winter|dusk|plain|suede|Short-pile velvet that changes with the light.
sequin|Sequin|100% recycled polyester|all year|party|plain|sequin|Sequins laid flat, so that nothing scratches.
pleat|Plissé|100% recycled polyester|all year|dusk|plain|rib|Pleated for good: roll it up, pack it, wear it.
tencel|Lyocell|100% lyocell|spring, summer|flax|plain|twill|Lyocell from beech wood, with the drape of silk.
merino|Merino|100% merino wool|autumn, winter|snow|plain|jersey|Extra-fine merino, warm when it is cold and the other way round.
merino-rib|Ribbed Merino|100% merino wool|autumn, winter|snow|plain|rib|Ribbed merino with its own stretch.
merino-stripe|Striped Merino|100% merino wool|autumn, winter|bretons|breton|jersey|Fine merino with stripes that match at every seam.
lambswool|Lambswool|100% lambswool|autumn, winter|snow|plain|knit|Springy first-shear wool from the Shetland isles.
cable|Cable-Knit|100% lambswool|autumn, winter|snow|plain|cable|Cables that are crossed by hand every twelve rows.
chunky|Chunky|80% wool, 20% polyamide|autumn, winter|snow|plain|chunky|Four strands on thick needles, done in a day and worn for years.
mohair|Mohair|68% mohair, 28% polyamide, 4% wool|autumn, winter|dusk|plain|fleece|Brushed mohair that weighs next to nothing.
cashmere|Cashmere|100% cashmere|autumn, winter|snow|plain|knit|Two-ply cashmere that gets softer with age.
cotton-knit|Cotton-Knit|100% cotton|spring, summer|flax|plain|knit|Combed cotton for evenings by the water.
alpaca|Alpaca|70% alpaca, 30% wool|autumn, winter|earth|plain|chunky|Alpaca from the high plains, lighter and warmer than sheep's wool.
fairisle|Fair Isle|100% Shetland wool|autumn, winter|nordic|fairisle|knit|Five colours, knitted with two threads at a time.
boiled|Boiled Wool|100% wool|autumn, winter|snow|plain|fleece|Wool felted until the wind stays outside.
wool|Wool|80% wool, 20% polyamide|autumn, winter|suit|plain|tweed|A firm wool cloth with a little nap.
wool-flannel|Flannel|100% wool|autumn, winter|suit|plain|fleece|Milled wool flannel that hangs well and creases little.
wool-check|Checked Wool|100% wool|autumn, winter|tailoring|check|tweed|A check that is matched at the pockets and the seams.
tweed|Tweed|100% wool|autumn, winter|tailoring|herringbone|tweed|Woven in herringbone from yarn in four shades.
hopsack|Hopsack|100% wool|all year|suit|plain|linen|Open-weave wool that lets the air through and springs back overnight.
pinstripe|Pinstripe|98% wool, 2% elastane|all year|tailoring|pinstripe|smooth|A chalk line a finger apart, on wool with a little give.
houndstooth|Houndstooth|90% wool, 10% polyamide|autumn, winter|tailoring|houndstooth|tweed|A small houndstooth that reads as grey from afar.
doubleface|Double-Faced|90% wool, 10% cashmere|autumn, winter|suit|plain|smooth|Two layers woven as one, sewn by hand without a lining.
twill|Cotton Twill|98% cotton, 2% elastane|all year|earth|plain|twill|Garment-dyed twill, a little lighter at the seams.
canvas|Canvas|100% cotton|all year|earth|plain|twill|Twelve-ounce canvas, stiff for a month and yours after that.
moleskin|Moleskin|100% cotton|autumn, winter|earth|plain|suede|Dense cotton brushed to a soft nap.
cord|Corduroy|99% cotton, 1% elastane|autumn, winter|earth|plain|cord|Eight wales to the inch, deep and soft.
needlecord|Needlecord|98% cotton, 2% elastane|autumn, winter|snow|plain|cord|Fine cord, light enough for indoors.
denim|Denim|100% cotton|all year|denim|plain|denim|Rigid denim of thirteen ounces that takes on your own creases.
stretch-denim|Stretch Denim|98% cotton, 2% elastane|all year|denim|plain|denim|A little give where you sit and none where you stand.
selvedge|Selvedge|100% cotton|all year|denim|plain|denim|Shuttle-loomed denim with a red line at the outseam.
light-denim|Lightweight Denim|70% cotton, 30% lyocell|spring, summer|denim|plain|denim|Eight-ounce denim, soft enough for July.
duck|Duck Canvas|100% cotton|autumn, winter|earth|plain|twill|Cotton duck that wears in and hardly wears out.
waxed|Waxed Cotton|100% cotton, waxed|autumn, winter|earth|plain|suede|Waxed by hand; it tells the story of every crease.
gabardine|Gabardine|65% cotton, 35% polyester|spring, autumn|earth|plain|twill|Close-woven gabardine that shrugs off a shower.
rainshell|Rain-Shell|100% recycled polyester|autumn, spring|sport|plain|smooth|Taped seams and a ten-thousand-millimetre membrane.
down|Down|100% recycled polyamide, filled with down|winter|snow|plain|smooth|Responsible down, six hundred cubic inches to the ounce.
padded|Padded|100% recycled polyester|autumn, winter|sport|plain|smooth|Filled with fibres spun from bottles, warm even when wet.
quilted|Quilted|100% recycled polyamide|autumn, spring|earth|plain|quilt|Diamond quilting, light enough to fold into its pocket.
fleece|Fleece|100% recycled polyester|autumn, winter|sport|plain|fleece|High-pile fleece, spun from bottles.
loopback|Loopback|100% cotton|all year|ink|plain|jersey|Loopback cotton, smooth outside and towelling inside.
terry|Terry|100% cotton|summer|sea|plain|fleece|Made of what beach towels are made of.
sweat|Organic Sweat|85% organic cotton, 15% recycled polyester|all year|sport|plain|jersey|Brushed inside, colourfast outside.
tech|Featherlight|88% recycled polyester, 12% elastane|all year|sport|plain|mesh|Dries in the time it takes to stretch.
power|Second-Skin|76% recycled polyamide, 24% elastane|all year|sport|plain|jersey|Holds firm, covers fully and stays where it is.
merino-tech|Merino|87% merino wool, 13% polyamide|all year|sport|plain|jersey|Keeps its freshness for days on the trail.
ripstop|Ripstop|100% recycled polyamide|spring, summer|sport|plain|twill|Ripstop that dries on the way back to the car.
swim|Swim|80% recycled polyamide, 20% elastane|summer|sea|plain|smooth|Made from old fishing nets, fast to dry and to hold its colour.
swim-stripe|Striped Swim|80% recycled polyamide, 20% elastane|summer|deck|breton|smooth|Stripes that stay straight in the water.
swim-palm|Palm-Print Swim|80% recycled polyamide, 20% elastane|summer|tropic|palm|smooth|Palm leaves, printed to the very edge.
swim-dot|Polka-Dot Swim|80% recycled polyamide, 20% elastane|summer|spots|dots|smooth|Dots from another summer, cloth from this one.
calf|Leather|100% calf leather|all year|hide|plain|leather|Calf leather that darkens handsomely.
grain|Grained Leather|100% calf leather|all year|hide|plain|leather|A pebbled grain that forgives a scratch.
nappa|Nappa|100% lamb nappa leather|all year|dusk|plain|leather|Lamb nappa, soft as a glove.
patent|Patent Leather|100% calf leather|all year|dusk|plain|leather|A mirror shine that a damp cloth brings back.
vegtan|Vegetable-Tanned Leather|100% cowhide leather|all year|hide|plain|leather|Tanned for six weeks with chestnut bark.
oiled|Oiled Leather|100% cowhide leather, rubber sole|autumn, winter|hide|plain|leather|Pull-up leather that polishes itself.
suede|Suede|100% calf suede|spring, autumn|hide|plain|suede|Suede with a short, silky nap.
nubuck|Nubuck|100% nubuck leather, rubber sole|all year|earth|plain|suede|Sanded on the outside for a velvety touch.
shearling|Shearling|100% sheepskin|winter|hide|plain|fleece|Sheepskin, wool side in.
canvas-shoe|Canvas|100% cotton canvas, rubber sole|spring, summer|deck|plain|twill|Canvas on a vulcanised sole.
sneaker-leather|Leather|100% calf leather, rubber sole|all year|ink|plain|leather|Smooth leather that wipes clean.
mesh|Mesh|70% recycled polyester, 30% polyurethane|all year|sport|plain|mesh|Open mesh over a springy midsole.
rubber|Rubber|100% natural rubber|autumn, spring|bright|plain|smooth|Natural rubber, lined with cotton.
raffia|Raffia|100% raffia|summer|straw|plain|straw|Raffia, plaited in strips and sewn by hand.
straw|Straw|100% wheat straw|summer|straw|plain|straw|Straw plaited in narrow braids.
felt|Felt|100% wool felt|autumn, winter|suit|plain|suede|Wool felt, shaped on a block over steam.
silk-print|Printed Silk|100% silk|all year|silks|floral|smooth|Silk twill with a hand-rolled edge.
silk-twill|Silk Twill|100% silk|all year|silks|pindot|smooth|Silk twill, printed in Como style.
satin-bag|Satin|100% recycled polyester|all year|dusk|plain|smooth|Satin with a gleam that candles like.
beads|Beaded|100% glass beads, satin lining|all year|party|plain|sequin|Glass beads, sewn on in rows.
gold|Gold-Plated|18-carat gold on 925 silver|all year|metal|plain|smooth|Plated thickly over silver, and nickel-free.
acetate|Acetate|100% bio-acetate, polarised lenses|summer|frame|plain|smooth|Bio-acetate with polarised lenses of category three.
sock|Cotton|80% cotton, 20% polyamide|all year|ink|plain|jersey|Combed cotton with a flat toe seam.
sock-stripe|Striped|80% cotton, 20% polyamide|all year|bretons|breton|jersey|Stripes all the way to the toes.
sock-wool|Wool|70% wool, 30% polyamide|autumn, winter|snow|plain|rib|Wool for boots, huts and cold floors.
denier|50-Denier|88% polyamide, 12% elastane|autumn, winter|suit|plain|smooth|Matt and opaque, with a waistband that does not roll.
`;
