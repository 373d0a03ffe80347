import { Firestore, FieldPath, Filter, type CollectionReference, type Query, type DocumentData } from '@google-cloud/firestore';

export const firestore = new Firestore({ ignoreUndefinedProperties: true });

export type Paginated<T> = { items: T[]; next?: string };

export class Collection<T extends DocumentData> {
  private readonly ref: CollectionReference<T>;

  constructor(path: string) {
    this.ref = firestore.collection(path) as CollectionReference<T>;
  }

  async list({ pageSize = 50, after }: { pageSize?: number; after?: string } = {}): Promise<Paginated<T>> {
    let q = this.ref.orderBy(FieldPath.documentId()).limit(pageSize);
    if (after) {
      q = q.startAfter(after);
    }
    const { docs } = await q.get(); //= invoices order by __name__ limit 50
    //= invoices order by __name__ start after limit 50
    //= families order by __name__ limit ?
    //= families order by __name__ start after limit ?
    return { items: docs.map((d) => d.data()), next: docs.at(-1)?.id };
  }

  async where(build: (q: Query<T>) => Query<T>): Promise<T[]> {
    return (await build(this.ref).get()).docs.map((d) => d.data()); //= invoices where family == ? and paid == false order by dueAt
    //= invoices where paid == false and dueAt < ?
    //= families where children has ? limit 1
  }
}

export const invoices = new Collection<Invoice>('invoices');
export const families = new Collection<Family>('families');

interface Invoice extends DocumentData {}
interface Family extends DocumentData {}
