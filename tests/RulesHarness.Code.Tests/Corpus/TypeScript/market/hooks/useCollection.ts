'use client';
import { useCallback, useEffect, useState } from 'react';
import { collection, getCountFromServer, getDocs, limit, onSnapshot, orderBy, query, startAfter, where, type DocumentData, type FirestoreError, type QueryConstraint, type QueryDocumentSnapshot, type WhereFilterOp } from 'firebase/firestore';
import { db } from '@/lib/firebase-client';

export type WhereClause = [field: string, op: WhereFilterOp, value: unknown];
interface Options { wheres?: WhereClause[]; order?: { field: string; dir?: 'asc' | 'desc' }; max?: number; enabled?: boolean }

export function useCollection<T = DocumentData>(path: string, { wheres = [], order, max, enabled = true }: Options = {}) {
  const [data, setData] = useState<T[] | null>(null);
  const [error, setError] = useState<FirestoreError | null>(null);

  useEffect(() => {
    if (!enabled) return;
    const constraints: QueryConstraint[] = wheres.map(([field, op, value]) => where(field, op, value));
    if (order) constraints.push(orderBy(order.field, order.dir ?? 'asc'));
    if (max) constraints.push(limit(max));
    return onSnapshot(query(collection(db, path), ...constraints), (s) => setData(s.docs.map((d) => d.data() as T)), setError); //= carts/{}/items
    //= products where sellerId == ? and active == true order by createdAt desc limit 10
    //= messages where threadId == ? order by at
    //= banners where slot in ["top", "side"] limit 3
  }, [path, JSON.stringify(wheres), enabled]);

  return { data, error, loading: data === null };
}

export const useCart = (uid: string) => useCollection(`carts/${uid}/items`);
export const useSellerProducts = (sellerId: string) =>
  useCollection('products', {
    wheres: [
      ['sellerId', '==', sellerId],
      ['active', '==', true],
    ],
    order: { field: 'createdAt', dir: 'desc' },
    max: 10,
  });
export function useThread(threadId?: string) {
  return useCollection('messages', { wheres: [['threadId', '==', threadId]], order: { field: 'at' }, enabled: !!threadId });
}
export const useBanners = () => useCollection('banners', { wheres: [['slot', 'in', ['top', 'side']]], max: 3 });

export function useInfiniteReviews(productId: string, stars: number | null) {
  const [last, setLast] = useState<QueryDocumentSnapshot | null>(null);
  const [reviews, setReviews] = useState<DocumentData[]>([]);
  const [hasMore, setHasMore] = useState(true);

  const loadMore = useCallback(async () => {
    if (!hasMore) return;
    const q = query(
      collection(db, 'products', productId, 'reviews'),
      ...(stars !== null ? [where('stars', '==', stars)] : []),
      orderBy('createdAt', 'desc'),
      ...(last ? [startAfter(last)] : []),
      limit(5),
    );
    const snap = await getDocs(q); //= products/{}/reviews order by createdAt desc limit 5
    //= products/{}/reviews order by createdAt desc start after limit 5
    //= products/{}/reviews where stars == ? order by createdAt desc limit 5
    //= products/{}/reviews where stars == ? order by createdAt desc start after limit 5
    setReviews((prev) => [...prev, ...snap.docs.map((d) => d.data())]);
    setLast(snap.docs.at(-1) ?? null);
    setHasMore(snap.size === 5);
  }, [productId, stars, last, hasMore]);

  useEffect(() => {
    getCountFromServer(query(collection(db, 'products', productId, 'reviews'), where('approved', '==', true))).then((c) => console.log(c.data().count)); //= products/{}/reviews where approved == true count()
  }, [productId]);

  return { reviews, loadMore, hasMore };
}

type Tab = 'active' | 'sold';
export function useListings(uid: string) {
  const [q, setQ] = useState(() => query(collection(db, 'listings'), where('owner', '==', uid)));
  const [rows, setRows] = useState<DocumentData[]>([]);
  const showSold = () => setQ(query(collection(db, 'listings'), where('owner', '==', uid), where('sold', '==', true)));
  useEffect(() => onSnapshot(q, (s) => setRows(s.docs)), [q]); //= listings where owner == ?
  //= listings where owner == ? and sold == true
  return { rows, showSold };
}
