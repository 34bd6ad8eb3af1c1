/** Stories with nothing wrong in them, in which faults are planted: paragraphs of the package's own. */
export type CarrierKind = 'talk' | 'silent'

/** `silent` ones say nothing on anybody's word, so that a whole story may be of one source, or of none. */
export const CARRIERS: Readonly<Record<CarrierKind, readonly (readonly string[])[]>> = {
  talk: [
    [
      'The council of Hasketon spent three hours on the budget of the coming year. It has to find nine million crowns for the sea wall, which was built in 1911 and has not been raised since.',
      '“We can borrow the money, or we can let the sea in,” said Ingrid Palmqvist, who chairs the council. She asked the members to read the report of the engineers before they vote.',
      'Tomas Edelweiss, who keeps a shop on the quay, told the council that he would rather pay a higher tax than move his shelves to the upper floor every winter.',
      'The wall is two miles long and has four gates. Two of them no longer close, and the others are opened by hand.',
    ],
    [
      'Farmers in the valley of the Brenn have begun to plant olives where their parents grew barley. The first trees came from a nursery in the south and were planted on eleven acres of stony ground.',
      'Margit Oversteegen, who has farmed there for thirty years, said that she lost one tree in ten to the frost. “The others look better than my barley ever did,” she said.',
      'An adviser of the farmers’ union, Rolf Dahlgaard, said the trees need five years before they bear. Until then the farms live on sheep and on the rent of two windmills.',
      'A press for the oil is to be built in an old dairy beside the station. The union has promised to pay half of it.',
    ],
    [
      'A steam engine that lay under a collapsed shed for half a century runs again. Volunteers of the railway museum in Ostermoor worked on it for eight winters and had its boiler made anew.',
      '“It makes a noise like an angry goose,” said Henrike Blomfeld, who drove it on its first trip. The museum sold out all its tickets for the summer in one afternoon.',
      'Piet Vandersloot, the museum’s treasurer, told visitors that the engine burns a ton of coal on a trip and that nobody knows yet where to buy it in years to come.',
      'The line is seven miles long. It climbs through two tunnels to a village that has no road in winter.',
    ],
  ],
  silent: [
    [
      'Hasketon lies on a flat coast behind a sea wall that was built in 1911. The wall is two miles long and has four gates, of which two no longer close.',
      'In winter the lower streets are often under water for a day. Most houses there have their kitchens on the upper floor, and boats are tied to the railings of the stairs.',
      'The harbour has three piers. The oldest was made of oak from the hills, and the others of stone that came by ship.',
      'A railway once ran along the wall. Its station is now a bakery, and its rails are in the museum.',
    ],
    [
      'The valley of the Brenn is narrow and stony. Barley grew there for centuries, and sheep still do the mowing on its upper slopes.',
      'The first olive trees came from a nursery in the south. They stand on eleven acres of ground behind the old dairy, which is to become an oil press.',
      'Two windmills turn above the road. Beside them is a chapel with a bell that is rung at noon.',
      'The road ends at a village that has forty houses and one inn. Beyond it there is only a path.',
    ],
    [
      'The railway museum of Ostermoor fills two sheds and a yard. Its largest engine lay under a collapsed roof for half a century before it was dug out and repaired.',
      'The line that it runs on is seven miles long and climbs through two tunnels. There is a halt at a quarry, where nobody gets off, and one at a lake.',
      'The boiler was made anew in a shipyard. The whistle is the old one and can be heard across the valley.',
      'On the platform there are benches of iron and a clock that is four minutes fast.',
    ],
  ],
}
