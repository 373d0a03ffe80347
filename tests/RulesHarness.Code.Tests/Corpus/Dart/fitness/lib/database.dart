import 'firestore_service.dart';

abstract class Database {
  Stream<List<Workout>> workoutsStream();
  Stream<List<Entry>> entriesStream({Workout? workout});
}

class FirestoreDatabase implements Database {
  FirestoreDatabase({required this.uid});
  final String uid;

  final _service = FirestoreService.instance;

  @override
  Stream<List<Workout>> workoutsStream() => _service.collectionStream(
        path: ApiPath.workouts(uid),
        builder: (data, documentId) => Workout.fromMap(data, documentId),
      );

  @override
  Stream<List<Entry>> entriesStream({Workout? workout}) => _service.collectionStream<Entry>(
        path: ApiPath.entries(uid),
        queryBuilder: (query) => query.where('workoutId', isEqualTo: workout!.id),
        builder: (data, documentID) => Entry.fromMap(data, documentID),
        sort: (lhs, rhs) => rhs.start.compareTo(lhs.start),
      );

  Stream<List<Object>> challenges() => _service.collectionStream(
        path: ApiPath.challenges,
        queryBuilder: (q) => q.where('active', isEqualTo: true).orderBy('endsAt'),
        builder: (data, _) => data,
      );
}

class Workout {
  Workout(this.id);
  final String id;
  factory Workout.fromMap(Map<String, dynamic> data, String id) => Workout(id);
}

class Entry {
  Entry(this.start);
  final DateTime start;
  factory Entry.fromMap(Map<String, dynamic> data, String id) => Entry(DateTime.now());
}
