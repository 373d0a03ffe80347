const functions = require('firebase-functions');
const admin = require('firebase-admin');
const { Filter, FieldValue, AggregateField } = require('firebase-admin/firestore');
const { usersIn, activeUsers } = require('./lib/users');

admin.initializeApp();
const db = admin.firestore();

exports.cleanup = functions.pubsub.schedule('every 24 hours').onRun(async () => {
  const old = await db.collection('sessions').where('expiresAt', '<', new Date()).limit(500).get(); //= sessions where expiresAt < ? limit 500
  const batch = db.batch();
  old.forEach((doc) => batch.delete(doc.ref));
  await batch.commit();
});

exports.onUserDeleted = functions.auth.user().onDelete(async (user) => {
  const collections = ['posts', 'comments', 'likes'];
  for (const name of collections) {
    const snap = await db.collection(name).where('uid', '==', user.uid).get(); //= posts where uid == ?
    //= comments where uid == ?
    //= likes where uid == ?
    await Promise.all(snap.docs.map((d) => d.ref.delete()));
  }
});

exports.statistics = functions.https.onCall(async (data, context) => {
  const base = db.collection('orders').where('shop', '==', data.shop);
  const [total, open] = await Promise.all([
    base.count().get(), //= orders where shop == ? count()
    base.where('open', '==', true).count().get(), //= orders where shop == ? and open == true count()
  ]);
  const revenue = await base.aggregate({ revenue: AggregateField.sum('total'), mean: AggregateField.average('total') }).get(); //= orders where shop == ? sum(total), average(total)
  return { total: total.data().count, open: open.data().count, revenue: revenue.data() };
});

exports.transfer = functions.https.onCall(async (data) => {
  return db.runTransaction(async (tx) => {
    const q = db.collection('accounts').where('owner', '==', data.owner).limit(1);
    const found = await tx.get(q); //= accounts where owner == ? limit 1
    const ref = db.collection('accounts').doc(data.to);
    const target = await tx.get(ref);
    tx.update(target.ref, { balance: FieldValue.increment(data.amount) });
    return found.size;
  });
});

exports.feed = functions.https.onRequest(async (req, res) => {
  let query = db.collection('events').where(Filter.or(Filter.where('public', '==', true), Filter.where('owner', '==', req.query.uid))); 
  if (req.query.tag) {
    query = query.where('tags', 'array-contains-any', req.query.tag.split(','));
  }
  const snap = await query.orderBy('startsAt').offset(Number(req.query.page || 0) * 10).limit(10).get(); //= events where (public == true or owner == ?) order by startsAt limit 10 offset ?
  //= events where (public == true or owner == ?) and tags has any […] order by startsAt limit 10 offset ?
  res.json(snap.docs.map((d) => d.data()));
});

exports.exportAll = async (name, where) => {
  const stream = db.collection(name).stream(); //? the name of the collection comes from the parameter `name`
  for await (const doc of stream) {
    console.log(doc.id);
  }
};

exports.similar = async (embedding) => {
  const found = await db.collection('articles').where('lang', '==', 'en').findNearest({
    vectorField: 'embedding',
    queryVector: FieldValue.vector(embedding),
    limit: 5,
    distanceMeasure: 'COSINE',
  }).get(); //= articles where lang == "en" nearest by embedding limit 5
  return found.docs;
};

exports.report = async () => {
  const users = await usersIn('staff').get(); //= users where groups has "staff"
  const active = await activeUsers(30);
  return users.size + active.length;
};

exports.firstPage = () => db.collection('logs').orderBy('at', 'desc').select('at', 'level').limit(100).get(); //= logs order by at desc limit 100 select at, level
