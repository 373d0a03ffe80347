import * as admin from 'firebase-admin';
import * as logger from 'firebase-functions/logger';
import { onDocumentCreated, onDocumentDeleted } from 'firebase-functions/v2/firestore';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { onCall, HttpsError } from 'firebase-functions/v2/https';

admin.initializeApp();
const db = admin.firestore();
const BATCH = 250;

async function deleteQuery(query: FirebaseFirestore.Query, batchSize = BATCH): Promise<number> {
  const snapshot = await query.limit(batchSize).get(); //= products/{}/reviews limit 250
  //= notifications where userId == ? limit 500
  //= sessions where lastSeen < ? limit 250
  if (snapshot.empty) return 0;
  const batch = db.batch();
  snapshot.docs.forEach((doc) => batch.delete(doc.ref));
  await batch.commit();
  return snapshot.size + (await deleteQuery(query, batchSize));
}

export const onProductDeleted = onDocumentDeleted('products/{productId}', async (event) => {
  const { productId } = event.params;
  await deleteQuery(db.collection(`products/${productId}/reviews`));
  const carts = await db.collectionGroup('items').where('productId', '==', productId).get(); //= **/items where productId == ?
  await Promise.all(carts.docs.map((d) => d.ref.delete()));
});

export const onUserDeleted = onDocumentDeleted({ document: 'users/{uid}', region: 'europe-west1' }, (event) =>
  deleteQuery(db.collection('notifications').where('userId', '==', event.params.uid), 500),
);

export const nightly = onSchedule('every day 03:00', async () => {
  const cutoff = admin.firestore.Timestamp.fromMillis(Date.now() - 30 * 24 * 3600 * 1000);
  const removed = await deleteQuery(db.collection('sessions').where('lastSeen', '<', cutoff));
  logger.info(`removed ${removed}`);
  let last: FirebaseFirestore.QueryDocumentSnapshot | undefined;
  for (;;) {
    let page = db.collection('users').orderBy(admin.firestore.FieldPath.documentId()).limit(BATCH);
    if (last) page = page.startAfter(last);
    const users = await page.get(); //= users order by __name__ limit 250
    //= users order by __name__ start after limit 250
    if (users.empty) break;
    last = users.docs[users.docs.length - 1];
  }
});

export const onReview = onDocumentCreated('products/{productId}/reviews/{reviewId}', async ({ params, data }) => {
  const reviews = data!.ref.parent;
  const stats = await reviews
    .where('approved', '==', true)
    .aggregate({ average: admin.firestore.AggregateField.average('stars'), total: admin.firestore.AggregateField.count() })
    .get(); //= products/{}/reviews where approved == true average(stars), count()
  const same = await db.collection('products').doc(params.productId).collection('reviews').where('userId', '==', data?.get('userId')).limit(2).get(); //= products/{}/reviews where userId == ? limit 2
  if (same.size > 1) await data!.ref.update({ duplicate: true });
  return stats;
});

export const leaderboard = onCall<{ region?: string; period: 'week' | 'month' }>(async ({ data, auth }) => {
  if (!auth) throw new HttpsError('unauthenticated', 'sign in');
  const scores = db.collection('leaderboards').doc(data.period).collection('scores');
  const filtered = data.region ? scores.where('region', '==', data.region) : scores;
  const top = await filtered.orderBy('points', 'desc').limit(100).get(); //= leaderboards/{}/scores order by points desc limit 100
  //= leaderboards/{}/scores where region == ? order by points desc limit 100
  return top.docs.map((d, rank) => ({ rank, ...d.data() }));
});
