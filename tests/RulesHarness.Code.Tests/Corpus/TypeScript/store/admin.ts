import { Injectable, Inject, Logger } from '@nestjs/common';
import { Firestore, Query, CollectionReference, Filter, FieldPath, Timestamp, AggregateField } from '@google-cloud/firestore';

export const FIRESTORE = 'FIRESTORE';

export enum OrderStatus { Open = 'open', Shipped = 'shipped', Closed = 'closed' }

export interface ListOptions { status?: OrderStatus; from?: Date; pageSize?: number; cursor?: string; sort?: 'newest' | 'total' }

export abstract class FirestoreRepository<T extends { id: string }> {
  protected readonly logger = new Logger(this.constructor.name);
  protected constructor(protected readonly firestore: Firestore, private readonly path: string) {}

  protected get collection(): CollectionReference<T> {
    return this.firestore.collection(this.path) as CollectionReference<T>;
  }

  async findBy<K extends keyof T & string>(key: K, value: T[K], limit = 50): Promise<T[]> {
    const snapshot = await this.collection.where(key, '==', value).limit(limit).get(); //= orders where customerId == ? limit 50
    //= products where sku == ? limit 1
    return snapshot.docs.map((doc) => doc.data());
  }

  protected async fetch(build: (query: Query<T>) => Query<T>): Promise<T[]> {
    return (await build(this.collection).get()).docs.map((d) => ({ ...d.data(), id: d.id })); //= products where stock < 5 and active == true order by stock
    //= orders where status in ["open", "shipped"] order by updatedAt
  }

  async exists(id: string) { return (await this.collection.doc(id).get()).exists; }
}

@Injectable()
export class OrdersRepository extends FirestoreRepository<Order> {
  constructor(@Inject(FIRESTORE) firestore: Firestore) { super(firestore, 'orders'); }

  async list({ status, from, pageSize = 20, cursor, sort = 'newest' }: ListOptions) {
    let query: Query = this.collection;
    if (status) query = query.where('status', '==', status);
    if (from) query = query.where('createdAt', '>=', Timestamp.fromDate(from));
    query = sort === 'total' ? query.orderBy('total', 'desc') : query.orderBy('createdAt', 'desc');
    if (cursor) query = query.startAfter(await this.collection.doc(cursor).get());
    return (await query.limit(pageSize).get()).docs; //= orders order by createdAt desc limit 10
    //= orders where status == "open" order by createdAt desc limit 20
  }

  pending() { return this.fetch((q) => q.where('status', 'in', [OrderStatus.Open, OrderStatus.Shipped]).orderBy('updatedAt')); }

  async revenue(customerId: string) {
    const result = await this.collection
      .where(Filter.and(Filter.where('customerId', '==', customerId), Filter.where('status', '==', OrderStatus.Closed)))
      .aggregate({ total: AggregateField.sum('total'), count: AggregateField.count() })
      .get(); //= orders where customerId == ? and status == "closed" sum(total), count()
    return result.data();
  }

  async *export(batch = 500) {
    let last: string | undefined;
    while (true) {
      let page = this.collection.orderBy(FieldPath.documentId()).limit(batch);
      if (last) page = page.startAfter(last);
      const { docs } = await page.get(); //= orders order by __name__ limit ?
      //= orders order by __name__ start after limit ?
      if (docs.length === 0) return;
      yield* docs;
      last = docs[docs.length - 1].id;
    }
  }
}

@Injectable()
export class ProductsRepository extends FirestoreRepository<Product> {
  constructor(@Inject(FIRESTORE) firestore: Firestore) { super(firestore, 'products'); }
  scarce() { return this.fetch((q) => q.where('stock', '<', 5).where('active', '==', true).orderBy('stock')); }
  bySku(sku: string) { return this.findBy('sku', sku, 1); }
}

@Injectable()
export class OrdersService {
  constructor(private readonly orders: OrdersRepository, private readonly products: ProductsRepository) {}
  latest() { return this.orders.list({ pageSize: 10 }); }
  open() { return this.orders.list({ status: OrderStatus.Open }); }
  ofCustomer(id: string) { return this.orders.findBy('customerId', id); }
}
