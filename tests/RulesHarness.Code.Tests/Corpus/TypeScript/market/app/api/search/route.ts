import { NextResponse } from 'next/server';
import { Filter, type Query } from 'firebase-admin/firestore';
import { z } from 'zod';
import { adminDb, COLLECTIONS, paginate, refs } from '@/lib/firebase-admin';
import type { SortKey } from '@/lib/types';

const schema = z.object({ category: z.string(), min: z.coerce.number().optional(), max: z.coerce.number().optional(), sort: z.enum(['price', 'rating']).default('rating') });

function applyPrice(q: Query, min?: number, max?: number): Query {
  if (min !== undefined) q = q.where('price', '>=', min);
  if (max !== undefined) q = q.where('price', '<=', max);
  return q;
}

export async function GET(req: Request) {
  const params = schema.parse(Object.fromEntries(new URL(req.url).searchParams));
  let query: Query = adminDb.collection(COLLECTIONS.PRODUCTS).where('active', '==', true);
  query = applyPrice(query, params.min, params.max);
  const total = (await query.count().get()).data().count; //= products where active == true count()
  //= products where active == true and price >= ? count()
  //= products where active == true and price <= ? count()
  //= products where active == true and price >= ? and price <= ? count()
  const snapshot = await query.orderBy('price', params.sort === 'price' ? 'asc' : 'desc').limit(24).get(); //= products where active == true order by price limit 24
  //= products where active == true order by price desc limit 24
  //= products where active == true and price >= ? order by price limit 24
  //= products where active == true and price >= ? order by price desc limit 24
  //= products where active == true and price <= ? order by price limit 24
  //= products where active == true and price <= ? order by price desc limit 24
  //= products where active == true and price >= ? and price <= ? order by price limit 24
  //= products where active == true and price >= ? and price <= ? order by price desc limit 24
  return NextResponse.json({ total, items: snapshot.docs.map((d) => d.data()) });
}

export const byCategory = (categoryId: string, cursor?: string) =>
  paginate(refs.products.where('active', '==', true).where('categoryId', '==', categoryId).orderBy('createdAt', 'desc'), { cursor, pageSize: 12 });

export async function reported(sort: SortKey) {
  const by: Record<SortKey, [string, 'asc' | 'desc']> = { price: ['price', 'asc'], rating: ['rating', 'desc'], createdAt: ['createdAt', 'desc'] };
  const [field, direction] = by[sort];
  const found = await refs.products
    .where(Filter.or(Filter.where('flags', 'array-contains', 'spam'), Filter.where('reports', '>', 5)))
    .orderBy('reports')
    .get(); //= products where (flags has "spam" or reports > 5) order by reports
  const [top] = await Promise.all([
    refs.products.orderBy('rating', 'desc').offset(10).limit(10).get(), //= products order by rating desc limit 10 offset 10
    refs.reviews('x').orderBy('createdAt', 'desc').get(), //= products/x/reviews order by createdAt desc
    refs.seller('s').collection('payouts').where('state', '!=', 'done').get(), //= sellers/s/payouts where state != "done"
  ]);
  return { found, top, field, direction };
}
