/** What the demo shop sells. Prices in whole naira; the story turns them into kobo. */
export type Product = {
  readonly sku: string;
  readonly name: string;
  readonly category: Category;
  readonly naira: number;
};

export const CATEGORIES = [
  'groceries',
  'home',
  'kitchen',
  'books',
  'toys',
  'fashion',
  'beauty',
  'electronics',
] as const;
export type Category = (typeof CATEGORIES)[number];

const SHELVES: Readonly<Record<Category, readonly (readonly [name: string, naira: number])[]>> = {
  groceries: [
    ['Ofada rice, 5 kg', 11_500],
    ['Palm oil, 2 l', 6_800],
    ['Ground crayfish, 500 g', 5_200],
    ['Garri Ijebu, 4 kg', 4_400],
    ['Zobo hibiscus tea, 30 bags', 2_900],
    ['Groundnut paste, 1 kg', 3_600],
    ['Honey from Jos, 750 ml', 7_400],
    ['Plantain chips, box of 12', 4_800],
  ],
  home: [
    ['Woven raffia basket', 9_500],
    ['Rechargeable lantern', 18_500],
    ['Adire cushion covers, pair', 14_000],
    ['Cotton bed sheet set', 32_000],
    ['Standing fan, 18 inch', 46_500],
    ['Bamboo bedside table', 58_000],
    ['Wall mirror with brass frame', 74_000],
  ],
  kitchen: [
    ['Cast-iron pot, 6 l', 28_500],
    ['Clay water cooler', 16_800],
    ['Mortar and pestle', 8_900],
    ['Knife set, 5 pieces', 21_500],
    ['Blender, 1.5 l', 39_000],
    ['Gas cooker, 2 burners', 67_500],
  ],
  books: [
    ['Half of a Yellow Sun', 7_500],
    ['Things Fall Apart', 5_800],
    ['The Famished Road', 6_900],
    ['Stay with Me', 6_500],
    ['Longthroat Memoirs', 8_200],
    ['Ake: The Years of Childhood', 6_100],
  ],
  toys: [
    ['Ayo game, carved', 12_500],
    ['Building bricks, 250 pieces', 17_000],
    ['Ankara doll', 9_800],
    ['Talking drum for children', 11_200],
    ['Wooden train', 15_500],
  ],
  fashion: [
    ['Ankara shirt', 22_000],
    ['Kaftan, embroidered', 48_500],
    ['Leather sandals from Kano', 19_500],
    ['Aso-oke head tie', 26_000],
    ['Coral bead necklace', 35_000],
    ['Denim jacket', 31_500],
  ],
  beauty: [
    ['Shea butter, 400 g', 4_900],
    ['Black soap, 3 bars', 3_800],
    ['Hair oil with chebe', 8_600],
    ['Perfume oil, oud', 24_500],
    ['Face care set', 29_000],
  ],
  electronics: [
    ['Power bank, 20,000 mAh', 27_500],
    ['Bluetooth speaker', 42_000],
    ['Wireless headphones', 64_000],
    ['Solar panel, 100 W', 98_000],
    ['Inverter, 1 kVA', 185_000],
    ['Tablet, 10 inch', 245_000],
  ],
};

/** Everything on the shelves. */
export const PRODUCTS: readonly Product[] = CATEGORIES.flatMap((category) =>
  SHELVES[category].map(([name, naira], at) => ({
    sku: `${category.slice(0, 3).toUpperCase()}-${String(at + 1).padStart(2, '0')}`,
    name,
    category,
    naira,
  })),
);

/** The products of one category. */
export function shelf(category: Category): Product[] {
  return PRODUCTS.filter((product) => product.category === category);
}
