import { NextResponse, type NextRequest } from 'next/server';
import { adminDb, daysAgo, paginate, refs } from '@/lib/firebase-admin';
import { OrderStatus } from '@/lib/types';
import { requireUser } from '@/lib/auth';

export async function GET(request: NextRequest) {
  const user = await requireUser(request);
  const cursor = request.nextUrl.searchParams.get('cursor');
  const page = await paginate(refs.orders.where('buyerId', '==', user.uid).orderBy('placedAt', 'desc'), { cursor });
  return NextResponse.json(page);
}

export async function POST(request: NextRequest) {
  const body = await request.json();
  return adminDb.runTransaction(async (tx) => {
    const open = await tx.get(refs.orders.where('buyerId', '==', body.uid).where('status', '==', OrderStatus.Pending).limit(1)); //= orders where buyerId == ? and status == "pending" limit 1
    if (!open.empty) return NextResponse.json({ error: 'pending' }, { status: 409 });
    return NextResponse.json({ ok: true });
  });
}

export async function DELETE() {
  const stale = await refs.orders
    .where('status', 'in', [OrderStatus.Pending, 'abandoned'])
    .where('placedAt', '<=', daysAgo(30))
    .select()
    .get(); //= orders where status in ["pending", "abandoned"] and placedAt <= ? select
  const batch = adminDb.batch();
  stale.forEach((d) => batch.delete(d.ref));
  await batch.commit();
  return new NextResponse(null, { status: 204 });
}
