import 'package:cloud_firestore/cloud_firestore.dart';

abstract class FirestoreRepository<T> {
  FirestoreRepository({FirebaseFirestore? firestore}) : _firestore = firestore ?? FirebaseFirestore.instance;

  final FirebaseFirestore _firestore;

  String get path;
  T fromJson(Map<String, dynamic> json, String id);
  Map<String, dynamic> toJson(T value);

  CollectionReference<T> get collection => _firestore.collection(path).withConverter<T>(
        fromFirestore: (snap, _) => fromJson(snap.data()!, snap.id),
        toFirestore: (value, _) => toJson(value),
      );

  Stream<List<T>> watchAll({Query<T> Function(Query<T> query)? queryBuilder, int Function(T a, T b)? sort}) {
    Query<T> query = collection;
    if (queryBuilder != null) {
      query = queryBuilder(query);
    }
    return query.snapshots().map((snapshot) { //= posts where authorId == ? order by createdAt desc
      //= posts where tags has ? limit 30
      //= profiles
      final result = snapshot.docs.map((doc) => doc.data()).toList();
      if (sort != null) result.sort(sort);
      return result;
    });
  }

  Future<T?> fetch(String id) async => (await collection.doc(id).get()).data();

  Future<int> count() async {
    final result = await collection.count().get(); //= posts count()
    //= profiles count()
    return result.count ?? 0;
  }

  Future<List<T>> whereIds(Iterable<String> ids) async {
    final chunks = <List<String>>[];
    for (var i = 0; i < ids.length; i += 10) {
      chunks.add(ids.skip(i).take(10).toList());
    }
    final results = await Future.wait([
      for (final chunk in chunks) collection.where(FieldPath.documentId, whereIn: chunk).get(), //= posts where __name__ in […]
      //= profiles where __name__ in […]
    ]);
    return results.expand((s) => s.docs).map((d) => d.data()).toList();
  }
}
