import type { SimpleFaker } from '@faker-js/faker';

/** A customer of the demo shop, as the shop knows them. */
export type Person = {
  readonly externalId: string;
  readonly name: string;
  readonly email: string;
  readonly city: string;
};

type Community = {
  readonly people: number;
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly cities: readonly string[];
};

const COMMUNITIES: readonly Community[] = [
  {
    people: 18,
    first: words(`Folake Babatunde Yetunde Olumide Adunni Kayode Titilayo Segun Bisi Femi Ronke Gbenga Morenike Tunde
      Omolara Kunle Abiola Damilola Temitope Wale`),
    last: words('Adeyemi Ogunleye Balogun Akinwale Oyelaran Adebayo Fashola Olatunji Bankole Afolabi Adesanya Ojo'),
    cities: ['Lagos', 'Ibadan', 'Abeokuta', 'Ilorin', 'Lagos'],
  },
  {
    people: 16,
    first: words(`Chidinma Emeka Ngozi Obinna Ifeoma Chukwudi Amara Kelechi Nkechi Uche Chiamaka Ikenna Ebele Nnamdi
      Adaora Ifeanyi Oluchi Chinedu`),
    last: words('Okafor Nwosu Eze Okonkwo Obi Onyekachi Umeh Anyanwu Iwu Nwachukwu Ezeani Okoro'),
    cities: ['Enugu', 'Onitsha', 'Owerri', 'Port Harcourt', 'Lagos'],
  },
  {
    people: 10,
    first: words('Aisha Musa Zainab Ibrahim Hauwa Sani Fatima Usman Maryam Abubakar Halima Yakubu'),
    last: words('Bello Abdullahi Danjuma Garba Mohammed Sule Lawal Tanko Shehu Aliyu'),
    cities: ['Kano', 'Kaduna', 'Abuja', 'Jos'],
  },
  {
    people: 6,
    first: words('Osaze Ebiere Efosa Ekaette Tonye Itohan Ini Preye'),
    last: words('Igbinedion Dokubo Edet Osagie Alagoa Bassey Aigbe'),
    cities: ['Benin City', 'Uyo', 'Calabar', 'Port Harcourt'],
  },
  {
    people: 6,
    first: words('Kwame Akosua Kofi Abena Yaw Efua Kojo Adwoa'),
    last: words('Mensah Owusu Boateng Asante Appiah Osei Darko'),
    cities: ['Accra', 'Kumasi'],
  },
  {
    people: 4,
    first: ['Aurélie', 'Séverin', 'Koffi', 'Mireille', 'Serge', 'Afi'],
    last: ['Dossou', 'Hounkpatin', 'Mbarga', 'Ngassa', 'Agbéko'],
    cities: ['Cotonou', 'Lomé', 'Douala'],
  },
];

/** Who signs in to look around. */
export const DEMO_CUSTOMER: Person = {
  externalId: 'C-1001',
  name: 'Adaeze Nwankwo',
  email: 'adaeze.nwankwo@example.com',
  city: 'Lagos',
};

/** The other customers of the shop, no two of a name. */
export function demoPeople(faker: SimpleFaker): Person[] {
  const names = new Set([DEMO_CUSTOMER.name]);
  const people = COMMUNITIES.flatMap(({ people: wanted, first, last, cities }) =>
    Array.from({ length: wanted }, () => {
      const name = newName(faker, first, last, names);
      return { name, email: emailOf(name), city: faker.helpers.arrayElement(cities) };
    }),
  );
  const mixed = faker.helpers.shuffle(people);
  return mixed.map((person, at) => ({ externalId: `C-${1_002 + at}`, ...person }));
}

function newName(faker: SimpleFaker, first: readonly string[], last: readonly string[], taken: Set<string>): string {
  for (;;) {
    const name = `${faker.helpers.arrayElement(first)} ${faker.helpers.arrayElement(last)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function emailOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return `${plain.replaceAll(' ', '.')}@example.com`;
}

function words(text: string): string[] {
  return text.split(/\s+/);
}
