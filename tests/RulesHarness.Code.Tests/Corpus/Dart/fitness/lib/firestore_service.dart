import 'package:cloud_firestore/cloud_firestore.dart';

class FirestoreService {
  FirestoreService._();
  static final instance = FirestoreService._();

  Future<void> setData({required String path, required Map<String, dynamic> data}) async {
    final reference = FirebaseFirestore.instance.doc(path);
    await reference.set(data);
  }

  Stream<List<T>> collectionStream<T>({
    required String path,
    required T Function(Map<String, dynamic> data, String documentID) builder,
    Query<Map<String, dynamic>>? Function(Query<Map<String, dynamic>> query)? queryBuilder,
    int Function(T lhs, T rhs)? sort,
  }) {
    Query<Map<String, dynamic>> query = FirebaseFirestore.instance.collection(path);
    if (queryBuilder != null) {
      query = queryBuilder(query)!;
    }
    final snapshots = query.snapshots(); //= users/{}/workouts
    //= users/{}/entries where workoutId == ?
    //= challenges where active == true order by endsAt
    return snapshots.map((snapshot) {
      final result = snapshot.docs.map((snapshot) => builder(snapshot.data(), snapshot.id)).where((value) => value != null).toList();
      if (sort != null) {
        result.sort(sort);
      }
      return result;
    });
  }

  Stream<T> documentStream<T>({required String path, required T Function(Map<String, dynamic>? data) builder}) {
    return FirebaseFirestore.instance.doc(path).snapshots().map((snapshot) => builder(snapshot.data()));
  }
}

class ApiPath {
  static String workout(String uid, String workoutId) => 'users/$uid/workouts/$workoutId';
  static String workouts(String uid) => 'users/$uid/workouts';
  static String entries(String uid) => 'users/$uid/entries';
  static const challenges = 'challenges';
}
