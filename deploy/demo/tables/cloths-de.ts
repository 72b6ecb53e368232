/** The same columns as in `cloths.ts`, for the shop that writes German. */
export const GERMAN_CLOTHS_TABLE = `
jersey|Baumwoll|100 % Bio-Baumwolle|ganzjährig|ink|plain|jersey|Bio-Baumwolle, die auch nach vielen Wäschen in Form bleibt.
bunt|Jersey|95 % Bio-Baumwolle, 5 % Elasthan|ganzjährig|bright|plain|jersey|Weicher Jersey, der jede Bewegung mitmacht.
ringel|Ringel|100 % Bio-Baumwolle|ganzjährig|bretons|breton|jersey|Die Ringel sind gestrickt und treffen sich an der Naht.
sterne|Sternen|100 % Bio-Baumwolle|ganzjährig|silks|stars|jersey|Sterne, die auch die hundertste Wäsche überstehen.
leinen|Leinen|100 % Leinen|Frühling, Sommer|flax|plain|linen|Leinen aus Europa, luftig und mit jedem Waschen weicher.
musselin|Musselin|100 % Bio-Baumwolle|Sommer|pastel|plain|smock|Doppelt gewebter Musselin, federleicht und knitterfreundlich.
popeline|Popeline|100 % Baumwolle|ganzjährig|ink|plain|smooth|Dicht gewebt, glatt und schnell gebügelt.
blumen|Blumen|100 % Viskose|Frühling, Sommer|flowers|ditsy|smooth|Kleine Blüten auf fließender Viskose.
vichy|Vichy|100 % Baumwolle|Frühling, Sommer|vichy|gingham|smooth|Gewebtes Vichykaro wie auf der Picknickdecke.
cord|Cord|98 % Baumwolle, 2 % Elasthan|Herbst, Winter|earth|plain|cord|Breiter Cord, griffig und weich.
feincord|Feincord|98 % Baumwolle, 2 % Elasthan|Herbst, Winter|snow|plain|cord|Feiner Cord, leicht genug für drinnen.
jeans|Jeans|99 % Baumwolle, 1 % Elasthan|ganzjährig|denim|plain|denim|Robuster Denim, der mit der Zeit schöner wird.
twill|Twill|98 % Baumwolle, 2 % Elasthan|ganzjährig|earth|plain|twill|Stückgefärbter Twill mit etwas Nachgeben.
sweat|Sweat|85 % Bio-Baumwolle, 15 % Polyester|ganzjährig|snow|plain|jersey|Innen angeraut, außen glatt.
merino|Merino|100 % Merinowolle|Herbst, Winter|snow|plain|knit|Feine Merinowolle, die nicht kratzt.
strick|Grobstrick|80 % Wolle, 20 % Polyamid|Herbst, Winter|snow|plain|chunky|Grob gestrickt und doch nicht schwer.
walk|Walk|100 % Schurwolle|Herbst, Winter|snow|plain|fleece|Gewalkte Wolle, die Wind und Niesel abhält.
nordisch|Norweger|100 % Schurwolle|Herbst, Winter|nordic|fairisle|knit|Mit zwei Fäden gestrickt, wie es sich gehört.
fleece|Fleece|100 % recyceltes Polyester|Herbst, Winter|bright|plain|fleece|Flauschig, leicht und schnell trocken.
regen|Regen|100 % recyceltes Polyester|Frühling, Herbst|bright|plain|smooth|Wasserdicht mit verschweißten Nähten.
steppung|Stepp|100 % recyceltes Polyamid|Herbst, Winter|earth|plain|smooth|Leicht gefüttert und klein zu verstauen.
daunen|Daunen|100 % Polyamid, gefüllt mit Daunen|Winter|snow|plain|smooth|Daunen aus zertifizierter Herkunft, warm bis minus fünfzehn Grad.
wolle|Woll|80 % Wolle, 20 % Polyamid|Herbst, Winter|suit|plain|tweed|Ein fester Wollstoff mit weichem Griff.
socken|Baumwoll|80 % Baumwolle, 20 % Polyamid|ganzjährig|bretons|breton|jersey|Mit flacher Naht an den Zehen.
leder|Leder|100 % Rindsleder, Gummisohle|ganzjährig|hide|plain|leather|Glattes Leder, das mit den Jahren dunkler wird.
kautschuk|Gummi|100 % Naturkautschuk|Frühling, Herbst|bright|plain|smooth|Naturkautschuk mit Baumwollfutter.
canvas|Canvas|100 % Baumwolle, Gummisohle|Frühling, Sommer|deck|plain|twill|Robuster Canvas auf einer biegsamen Sohle.
`;
