import 'server-only';
import { cert, getApps, initializeApp } from 'firebase-admin/app';
import { FieldPath, getFirestore, Timestamp, type CollectionReference, type FirestoreDataConverter, type Query } from 'firebase-admin/firestore';
import type { Order, Product } from './types';

const app = getApps()[0] ?? initializeApp({ credential: cert(JSON.parse(process.env.SERVICE_ACCOUNT!)) });

export const adminDb = getFirestore(app);

const converterOf = <T extends { id: string }>(): FirestoreDataConverter<T> => ({
  toFirestore: ({ id, ...rest }) => rest,
  fromFirestore: (snapshot) => ({ id: snapshot.id, ...snapshot.data() }) as T,
});

export const COLLECTIONS = {
  PRODUCTS: 'products',
  ORDERS: 'orders',
  REVIEWS: 'reviews',
  SELLERS: 'sellers',
} as const;

export const refs = {
  products: adminDb.collection(COLLECTIONS.PRODUCTS).withConverter(converterOf<Product>()),
  orders: adminDb.collection(COLLECTIONS.ORDERS).withConverter(converterOf<Order>()),
  reviews: (productId: string) => adminDb.collection(COLLECTIONS.PRODUCTS).doc(productId).collection(COLLECTIONS.REVIEWS),
  seller(id: string) {
    return adminDb.doc(`${COLLECTIONS.SELLERS}/${id}`);
  },
};

export type Page<T> = { items: T[]; nextCursor: string | null };

export async function paginate<T extends { id: string }>(
  base: Query<T>,
  { cursor, pageSize = 20 }: { cursor?: string | null; pageSize?: number } = {},
): Promise<Page<T>> {
  let q = base.limit(pageSize + 1);
  if (cursor) {
    const snap = await adminDb.doc(cursor).get();
    if (snap.exists) q = q.startAfter(snap);
  }
  const { docs } = await q.get(); //= products where active == true and categoryId == ? order by createdAt desc limit ?
  //= products where active == true and categoryId == ? order by createdAt desc start after limit ?
  //= orders where buyerId == ? order by placedAt desc limit ?
  //= orders where buyerId == ? order by placedAt desc start after limit ?
  const hasMore = docs.length > pageSize;
  return { items: docs.slice(0, pageSize).map((d) => d.data()), nextCursor: hasMore ? docs[pageSize - 1].ref.path : null };
}

export const daysAgo = (n: number) => Timestamp.fromMillis(Date.now() - n * 86_400_000);
export { FieldPath };
