export const TIDEFERN = `
tshirt slim|women|{} Running Tee|45|tech, merino-tech+30|running|Raglan seams that do not rub under a pack.
tshirt|men|{} Training Tee|42|tech|training|A drop hem and a tag you will not find.
tank|women|{} Racer Tank|38|tech, power+4|yoga|Stays up in downward dog.
tshirt long slim|both|{} Long-Sleeve Run Top|58|tech|running|Thumb loops and a reflective dot on each cuff.
leggings|women|{} Leggings|78|power|yoga|A high waist without a front seam.
leggings panel|women|{} Run Tights|88|power|running|A pocket at the back that holds a phone still.
leggings capri|women|{} Capri Tights|68|power|training|To below the knee, for bikes and warm studios.
shorts sport|men|{} Run Shorts|52|tech|running|Seven inches, with a brief inside.
shorts sport mini|women|Split-Side {} Run Shorts|48|tech, ripstop|running|Split sides and a waistband that lies flat.
joggers|both|{} Joggers|72|sweat|training|Tapered, with a zip at each ankle.
hoodie zip|both|{} Zip Hoodie|88|sweat, tech+10|training|Warm-up, cool-down and the way home.
sweatshirt raglan print|unisex|{} Crew|68|sweat|weekend|Three lines across the chest and nothing to read.
fleece|both|{} Half-Zip|98|fleece|hiking|A chest pocket in another colour, because why not.
fleece full|both|{} Jacket|118|fleece|hiking|Full zip, hem cord and two warm pockets.
jacket anorak|unisex|{} Anorak|138|rainshell, ripstop-20|hiking|Pull it over when the cloud comes over.
jacket zip|both|{} Trail Jacket|158|rainshell|running|Weighs less than the water you carry.
puffer hood fine|both|{} Hooded Jacket|198|down, padded-40|hiking|Fits under a shell and into its own pocket.
puffer vest|both|{} Vest|128|down|hiking|For the hour before sunrise.
trousers cargo tapered|both|{} Trail Pants|98|ripstop, tech|hiking|Articulated knees and pockets above the hip belt.
shorts long drawstring|men|{} Hiking Shorts|68|ripstop|hiking|Dry in an hour and quiet when you walk.
skirt mini|women|{} Court Skirt|58|tech, pleat|tennis|Shorts underneath, with a pocket for the second ball.
polo zipped|men|{} Court Polo|58|tech|tennis|A zip instead of buttons, a collar that stays down.
dress mini none|women|{} Court Dress|92|tech, power|tennis|A built-in short and straps that cross behind.
swimsuit sport|women|{} Training Swimsuit|78|swim|swimming|Chlorine-proof, with a back that lets you reach.
swimsuit zip|women|{} Surf Swimsuit|88|swim-stripe, swim|beach|A zip in front and cover where the board rubs.
bikini bandeau|women|{} Sport Bikini|72|swim|beach|Made to be swum in, all the way to the raft.
shorts swim|men|{} Board Shorts|62|swim-palm, swim-stripe|beach|Four-way stretch and a key loop.
shorts swim|kids|Kids’ {} Shorts|36|swim-palm|beach|A drawstring that really ties.
swimsuit|kids|Kids’ {} Suit|38|swim-dot, swim|beach|Cut high at the neck, against the sun.
tshirt print|kids|Kids’ {} Tee|26|tech|hiking|Mountains in front, nothing to itch behind.
fleece full|kids|Kids’ {} Jacket|58|fleece|hiking|A chin guard and a loop to hang it up by.
sneakers runner|women|{} Road Shoes|138|mesh|running|Eight millimetres of drop and a wide toe box.
sneakers runner|men|{} Trail Runners|148|mesh|running|Lugs of four millimetres and a plate against stones.
boots hiker|both|{} Hiking Boots|188|nubuck|hiking|A waterproof lining and hooks you can lace with gloves.
sandals sport two|unisex|{} River Sandals|82|canvas-shoe, rubber|hiking|Straps that adjust in three places.
sandals pool|unisex|{} Pool Slides|34|rubber|swimming|Drain holes in the sole, one piece, no glue.
cap visor|unisex|{} Run Cap|32|tech, ripstop|running|Folds into a back pocket; the brim recovers.
cap contrast|kids|Kids’ {} Cap|24|ripstop|beach|With a flap to button on at the neck.
hat bucket|unisex|{} Sun Hat|42|ripstop, terry|beach|A chin cord for the ferry.
beanie|unisex|{} Run Beanie|34|merino-tech, fleece|running|Thin enough for under a helmet.
gloves touch|unisex|{} Run Gloves|32|merino-tech, fleece|running|A silicone palm and a place to wipe your nose.
socks ankle|unisex|{} Run Socks|16|merino-tech, sock|running|Left and right are different, and marked.
bumbag|unisex|{} Hip Pack|44|ripstop, canvas|running|Sits above the hips and does not bounce.
backpack|unisex|{} Day Pack, 22 l|108|ripstop, canvas+10|hiking|A back panel with air behind it.
tote pocket|unisex|{} Gym Tote|58|canvas, ripstop|yoga|A strap for the mat and a pocket for wet things.
`;
