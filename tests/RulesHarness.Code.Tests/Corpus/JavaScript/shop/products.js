import firebase, { firestore } from './firebase';

const productsRef = firestore.collection('products');

export async function featured() {
  const snap = await productsRef.where('featured', '==', true).orderBy('rank').limit(12).get(); //= products where featured == true order by rank limit 12
  return snap.docs.map(toProduct);
}

function toProduct(doc) {
  return { id: doc.id, ...doc.data() };
}

export function listProducts({ category, brand, minPrice, maxPrice, sort = 'price' } = {}) {
  let query = productsRef;
  if (category) {
    query = query.where('category', '==', category);
  }
  if (brand) query = query.where('brand', 'in', [].concat(brand));
  if (minPrice || maxPrice) {
    query = query.where('price', '>=', minPrice || 0).where('price', '<=', maxPrice || 1e6);
  }
  return query.get().then((snapshot) => snapshot.docs.map(toProduct)); //= products
  //= products where category == ?
  //= products where brand in […]
  //= products where category == ? and brand in […]
  //= products where price >= ? and price <= ?
  //= products where category == ? and price >= ? and price <= ?
  //= products where brand in […] and price >= ? and price <= ?
  //= products where category == ? and brand in […] and price >= ? and price <= ?
}

export const watchCart = (uid, callback) =>
  firestore
    .collection('users')
    .doc(uid)
    .collection('cart')
    .orderBy('addedAt', 'desc')
    .onSnapshot( //= users/{}/cart order by addedAt desc
      (snap) => callback(snap.docs.map(toProduct)),
      (err) => console.warn(err),
    );

export function search(text) {
  const end = text.replace(/.$/, (c) => String.fromCharCode(c.charCodeAt(0) + 1));
  return productsRef
    .orderBy('name')
    .startAt(text)
    .endAt(end + '\uf8ff')
    .get(); //= products order by name start at end at
}

export async function orders(uid, status) {
  const base = firestore.collection('orders').where('customer', '==', uid);
  const q = status === 'all' ? base : base.where('status', '==', status);
  const page = await q.orderBy('placedAt', 'desc').limit(25).get(); //= orders where customer == ? order by placedAt desc limit 25
  //= orders where customer == ? and status == ? order by placedAt desc limit 25
  return page.docs;
}

export async function reviewsByUser(uid) {
  const docs = [];
  const snap = await firestore.collectionGroup('reviews').where('uid', '==', uid).get(); //= **/reviews where uid == ?
  snap.forEach((d) => docs.push(d.data()));
  return docs;
}

export const byKeys = (keys) =>
  productsRef.where(firebase.firestore.FieldPath.documentId(), 'in', keys.slice(0, 10)).get(); //= products where __name__ in […]

const cache = new Map();

export async function cachedProduct(id) {
  if (cache.has(id)) {
    return cache.get(id);
  }
  const doc = await productsRef.doc(id).get();
  cache.set(id, doc.data());
  return cache.get(id);
}

export class Listener {
  constructor(category) {
    this.category = category;
    this.query = firestore.collection('products').where('category', '==', category);
    this.unsubscribe = null;
  }

  start(onNext) {
    this.unsubscribe = this.query.orderBy('updatedAt', 'desc').onSnapshot(onNext); //= products where category == ? order by updatedAt desc
  }

  stop() {
    if (this.unsubscribe) this.unsubscribe();
  }
}

export async function sortedBy(field, direction) {
  return productsRef.orderBy(field, direction).get(); //? the field of a sort comes from the parameter `field`
}

export const newest = (ascending) => productsRef.orderBy('createdAt', ascending ? 'asc' : 'desc').get(); //= products order by createdAt
//= products order by createdAt desc

export function stock(warehouse) {
  const ref = firestore.collection(`warehouses/${warehouse}/stock`);
  return {
    low: () => ref.where('count', '<', 10).get(), //= warehouses/{}/stock where count < 10
    empty: () => ref.where('count', '==', 0).orderBy('sku').get(), //= warehouses/{}/stock where count == 0 order by sku
    all() {
      return ref.get(); //= warehouses/{}/stock
    },
  };
}
