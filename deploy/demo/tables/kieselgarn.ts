export const KIESELGARN = `
tshirt|women|{}-Shirt mit Rundhals|24.95|jersey, ringel+2|Alltag|Gerader Schnitt, etwas längerer Ärmel, ein Ausschnitt, der nicht ausleiert.
tshirt pocket|men|{}-Shirt mit Brusttasche|24.95|jersey|Alltag|Schwere Ware mit einer Tasche, die wirklich etwas hält.
tshirt long|both|{}-Langarmshirt|29.95|jersey, ringel|Lagenlook|Schmal genug für darunter, ordentlich genug für allein.
shirt|men|{}-Hemd mit Kentkragen|59.95|popeline|Büro|Ein Hemd, das die Bahnfahrt glatt übersteht.
shirt band|men|{}-Hemd mit Stehkragen|64.95|leinen, popeline|Freizeit|Ohne Krawatte gedacht und ohne Krawatte gut.
blouse|women|{}-Bluse mit V-Ausschnitt|54.95|popeline|Büro|Weite Ärmel, schmale Bündchen, verdeckte Knöpfe.
blouse smocked puff|women|{}-Bluse mit Puffärmeln|49.95|musselin, vichy|Freizeit|Gesmokt in der Taille und luftig an den Schultern.
sweater|both|{}-Pullover|79.95|merino, strick|Alltag|Ein Pullover, den man sich nicht mehr ausleihen muss.
sweater roll|women|{}-Rollkragenpullover|84.95|merino, strick|Büro|Der Kragen bleibt stehen, das Bündchen liegt an.
cardigan|women|{}-Strickjacke|89.95|strick|Alltag|Fünf Knöpfe, zwei Taschen und immer am Haken neben der Tür.
hoodie zip|unisex|{}-Kapuzenjacke|64.95|sweat, fleece|Freizeit|Doppelte Kapuze und Taschen, in die auch Schlüssel passen.
sweatshirt|unisex|{}-Pullover mit Raglanärmeln|49.95|sweat|Freizeit|Innen angeraut, außen ohne Aufdruck.
jeans|both|Gerade {}hose|79.95|jeans|Alltag|Mittlere Leibhöhe und ein Bein, das zu allem passt.
jeans wide|women|Weite {}hose|84.95|jeans|Alltag|Hohe Taille und viel Bewegung ab der Hüfte.
trousers tapered|both|{}hose mit Bundfalten|69.95|twill, cord+5|Büro|Oben bequem, unten schmal.
trousers drawstring|unisex|{}-Schlupfhose|54.95|musselin|Urlaub|Tunnelzug statt Knopf: für lange Tage und kurze Wege.
skirt|women|{}-Rock in A-Linie|54.95|cord, leinen|Alltag|Knielang, mit Taschen auf der Hüfte.
skirt tiered maxi|women|Stufenrock aus {}stoff|59.95|musselin|Urlaub|Drei Stufen und ein Gummibund, der nicht zwickt.
dress shirt elbow|women|{}-Hemdblusenkleid|89.95|popeline, leinen|Büro|Durchgeknöpft, mit Gürtel und tiefen Taschen.
dress wrap elbow|women|{}-Wickelkleid|79.95|blumen|Feier|Wird einmal gebunden und sitzt.
blazer|women|{}-Blazer|119.95|leinen, wolle+20|Büro|Ein Knopf, weiche Schulter, Ärmel zum Hochschieben.
coat|women|{}mantel mit Reverskragen|199.95|wolle|Büro|Lang genug fürs Fahrrad und warm genug für die Haltestelle.
parka|both|{}-Parka|159.95|regen, steppung-10|Regen|Kapuze, Windfang und vier Taschen.
puffer hood|men|{}jacke mit Kapuze|149.95|daunen|Freizeit|Leicht wie ein Kissen und so groß wie eine Faust, wenn man sie rollt.
boots chelsea|both|{}-Chelseastiefel|139.95|leder|Alltag|Gummizug an beiden Seiten und eine Sohle mit Profil.
sneakers|unisex|{}-Turnschuhe|79.95|leder|Alltag|Flach, schlicht und leicht zu putzen.
socks|unisex|{}socken im Doppelpack|14.95|socken, merino+5|Alltag|Wadenhoch, ohne Druck am Bund.
scarf|unisex|{}schal|39.95|merino, strick|Alltag|Zwei Meter lang, an den Enden gefranst.
beanie|unisex|{}mütze|24.95|merino, strick|Alltag|Zum Umschlagen, bis über die Ohren.
tshirt print sun|kids|{}-Shirt mit Sonne|16.95|bunt|Kita|Schulterknöpfe für kleine Köpfe mit großem Willen.
tshirt print boat long|kids|{}-Langarmshirt mit Boot|19.95|bunt, ringel|Kita|Bündchen zum Umkrempeln, für zwei Größen gut.
tshirt print bear|kids|{}-Shirt mit Bär|16.95|bunt, jersey|Kita|Der Bär ist gedruckt, ohne dass man ihn fühlt.
leggings|kids|{}-Leggings für Kinder|17.95|bunt, ringel|Kita|Knie, die etwas aushalten.
joggers|kids|{}-Hose für Kinder|29.95|sweat, feincord|Kita|Weiter Bund und viel Platz zum Klettern.
jumpsuit dungarees|kids|{}-Latzhose für Kinder|39.95|feincord, musselin|Spielplatz|Träger zum Verlängern und Druckknöpfe am Bein.
dress full short|kids|{}-Drehkleid für Kinder|34.95|sterne, vichy|Feier|Dreht sich weiter, als man denkt.
pyjamas tee|kids|{}-Schlafanzug für Kinder|27.95|ringel, sterne|Zuhause|Ohne Etikett im Nacken, ohne Naht, die drückt.
jacket anorak|kids|{}jacke für Kinder|49.95|regen, fleece-10|Spielplatz|Kapuze zum Abnehmen, Reflektoren vorn und hinten.
puffer hood|kids|{}jacke für Kinder|79.95|daunen, steppung-15|Schnee|Handschuhe am Band passen durch den Ärmel.
boots rain short|kids|{}stiefel für Kinder|27.95|kautschuk|Regen|Griffe oben, damit es allein geht.
sneakers velcro|kids|{}-Klettschuhe für Kinder|44.95|leder, canvas-10|Kita|Zwei Kletts und eine Kappe vorn für den Roller.
beanie pompom|kids|{}-Bommelmütze für Kinder|19.95|nordisch, strick|Schnee|Mit Fleece gefüttert, der Bommel geht zum Waschen ab.
gloves mittens|kids|{}fäustlinge für Kinder|17.95|walk, nordisch|Schnee|Langer Schaft, der unter die Jacke reicht.
`;
