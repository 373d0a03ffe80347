import firebase, { projectFirestore } from './config';

const { FieldPath } = firebase.firestore;

class Firebase {
  constructor() {
    this.db = projectFirestore;
    this.auth = firebase.auth();
  }

  // *** Articles API ***
  article = (uid) => this.db.doc(`articles/${uid}`);
  articles = () => this.db.collection('articles');
  commentsOf = (id) => this.article(id).collection('comments');

  latest = (count = 10) => this.articles().orderBy('publishedAt', 'desc').limit(count).get(); //= articles order by publishedAt desc limit ?
  //= articles order by publishedAt desc limit 3

  search({ author, tag, from, to, page }) {
    let ref = this.articles().where('status', '==', 'published');
    if (author) ref = ref.where('author.id', '==', author);
    if (tag) {
      ref = ref.where('tags', 'array-contains', tag);
    }
    if (from && to) {
      ref = ref.where('publishedAt', '>=', from).where('publishedAt', '<=', to);
    }
    ref = ref.orderBy('publishedAt', 'desc');
    if (page) ref = ref.startAfter(page);
    return new Promise((resolve, reject) => {
      ref.limit(20).onSnapshot((snapshot) => resolve(snapshot.docs.map((d) => ({ ...d.data(), id: d.id }))), reject); //= articles where status == "published" order by publishedAt desc limit 20
      //= articles where status == "published" order by publishedAt desc start after limit 20
      //= articles where status == "published" and publishedAt >= ? and publishedAt <= ? order by publishedAt desc limit 20
      //= articles where status == "published" and publishedAt >= ? and publishedAt <= ? order by publishedAt desc start after limit 20
      //= articles where status == "published" and tags has ? order by publishedAt desc limit 20
      //= articles where status == "published" and tags has ? order by publishedAt desc start after limit 20
      //= articles where status == "published" and tags has ? and publishedAt >= ? and publishedAt <= ? order by publishedAt desc limit 20
      //= articles where status == "published" and tags has ? and publishedAt >= ? and publishedAt <= ? order by publishedAt desc start after limit 20
      //= articles where status == "published" and author.id == ? order by publishedAt desc limit 20
      //= articles where status == "published" and author.id == ? order by publishedAt desc start after limit 20
      //= articles where status == "published" and author.id == ? and publishedAt >= ? and publishedAt <= ? order by publishedAt desc limit 20
      //= articles where status == "published" and author.id == ? and publishedAt >= ? and publishedAt <= ? order by publishedAt desc start after limit 20
      //= articles where status == "published" and author.id == ? and tags has ? order by publishedAt desc limit 20
      //= articles where status == "published" and author.id == ? and tags has ? order by publishedAt desc start after limit 20
      //= articles where status == "published" and author.id == ? and tags has ? and publishedAt >= ? and publishedAt <= ? order by publishedAt desc limit 20
      //= articles where status == "published" and author.id == ? and tags has ? and publishedAt >= ? and publishedAt <= ? order by publishedAt desc start after limit 20
    });
  }

  onAuthors = (next) => this.db.collection('users').where('role', '==', 'author').onSnapshot(next); //= users where role == "author"

  byIds = async (ids) => {
    const chunks = [];
    while (ids.length) {
      chunks.push(ids.splice(0, 10));
    }
    const snaps = await Promise.all(chunks.map((c) => this.articles().where(FieldPath.documentId(), 'in', c).get())); //= articles where __name__ in […]
    return snaps.flatMap((s) => s.docs);
  };

  async archive(before) {
    const snap = await this.articles().where('publishedAt', '<', before).where('archived', '==', false).get(); //= articles where publishedAt < ? and archived == false
    const batch = this.db.batch();
    snap.forEach((d) => batch.update(d.ref, { archived: true }));
    return batch.commit();
  }

  comments = (id, { approved } = {}) =>
    approved ? this.commentsOf(id).where('approved', '==', true).orderBy('at') : this.commentsOf(id).orderBy('at');
}

export default new Firebase();
