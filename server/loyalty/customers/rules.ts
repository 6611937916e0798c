import { conflict, type Refusal, ruleBroken } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import type { CustomerReference } from './contract.ts';

/** As much of a customer as it takes to know them again. */
export type KnownCustomer = {
  readonly id: string;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly anonymised: boolean;
};

/** What to write so that every reference has a customer, and whom each reference means. */
export type CustomerPlan = {
  readonly meant: readonly (string | Refusal)[];
  readonly create: readonly KnownCustomer[];
  /** Known customers of whom a reference told something that was missing. */
  readonly fill: readonly KnownCustomer[];
};

/**
 * Decides whom references mean. An id must exist; else the external id decides, then the email; who is unknown is
 * created, once, however many references name them. What was missing of a known customer (external id, email, name) is
 * filled in, what is there is never overwritten. References that point at two customers are refused.
 */
export function planCustomers(references: readonly CustomerReference[], known: readonly KnownCustomer[]): CustomerPlan {
  const book = new CustomerBook(known);
  const meant = references.map((reference) => book.customerFor(reference));
  return { meant, create: book.created(), fill: book.filled() };
}

/** True when the reference names this customer, by the strongest name it gives. */
export function refersTo(reference: CustomerReference, customer: Omit<KnownCustomer, 'name' | 'anonymised'>): boolean {
  if (reference.id) return reference.id === customer.id;
  if (reference.externalId) return reference.externalId === customer.externalId;
  return reference.email === customer.email;
}

class CustomerBook {
  readonly #customers = new Map<string, KnownCustomer>();
  readonly #idByName = new Map<string, string>();
  readonly #created = new Set<string>();
  readonly #filled = new Set<string>();

  constructor(known: readonly KnownCustomer[]) {
    for (const customer of known) this.#enter(customer);
  }

  customerFor(reference: CustomerReference): string | Refusal {
    const found = this.#namedBy(reference);
    if (found.length > 1) return mismatch();
    const [customer] = found;
    if (!customer) return reference.id ? unknownCustomer() : this.#create(reference);
    if (customer.anonymised) return unknownCustomer();
    if (reference.id && reference.id !== customer.id) return unknownCustomer();
    if (reference.externalId && customer.externalId && reference.externalId !== customer.externalId) return mismatch();
    this.#fill(customer, reference);
    return customer.id;
  }

  created(): KnownCustomer[] {
    return [...this.#customers.values()].filter((customer) => this.#created.has(customer.id));
  }

  filled(): KnownCustomer[] {
    return [...this.#customers.values()].filter((customer) => this.#filled.has(customer.id));
  }

  #namedBy(reference: CustomerReference): KnownCustomer[] {
    const ids = [reference.id, this.#idOf('external', reference.externalId), this.#idOf('email', reference.email)];
    const distinct = new Set(ids.filter((id) => id !== undefined));
    return [...distinct].flatMap((id) => this.#customers.get(id) ?? []);
  }

  #create(reference: CustomerReference): string {
    const { externalId = null, email = null, name = null } = reference;
    const customer = { id: newId(), externalId, email, name, anonymised: false };
    this.#created.add(customer.id);
    this.#enter(customer);
    return customer.id;
  }

  #fill(customer: KnownCustomer, reference: CustomerReference): void {
    const better = {
      ...customer,
      externalId: customer.externalId ?? reference.externalId ?? null,
      email: customer.email ?? reference.email ?? null,
      name: customer.name ?? reference.name ?? null,
    };
    const same = better.externalId === customer.externalId && better.email === customer.email;
    if (same && better.name === customer.name) return;
    if (!this.#created.has(customer.id)) this.#filled.add(customer.id);
    this.#enter(better);
  }

  #enter(customer: KnownCustomer): void {
    this.#customers.set(customer.id, customer);
    if (customer.externalId !== null) this.#idByName.set(`external:${customer.externalId}`, customer.id);
    if (customer.email !== null) this.#idByName.set(`email:${customer.email}`, customer.id);
  }

  #idOf(kind: 'external' | 'email', name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.#idByName.get(`${kind}:${name}`);
  }
}

function unknownCustomer(): Refusal {
  return ruleBroken('customer_not_found', 'There is no such customer', {
    'customer.id': ['is not a customer we know'],
  });
}

function mismatch(): Refusal {
  return conflict('customer_mismatch', 'The id, externalId and email given belong to different customers');
}
