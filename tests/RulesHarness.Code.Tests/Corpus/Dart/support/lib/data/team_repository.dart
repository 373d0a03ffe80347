import 'package:cloud_firestore/cloud_firestore.dart';
import 'package:flutter_riverpod/flutter_riverpod.dart';
import '../core/firestore_x.dart';

mixin FirestoreCollection<T> {
  FirebaseFirestore get db;
  String get collectionPath;
  T decode(Map<String, dynamic> json);

  CollectionReference<Map<String, dynamic>> get raw => db.collection(collectionPath);

  Future<List<T>> where(Object field, Object? value, {String? orderBy}) async {
    Query<Map<String, dynamic>> q = raw.where(field, isEqualTo: value);
    if (orderBy != null) q = q.orderBy(orderBy);
    final result = await q.get(); //= teams where archived == false order by name
    //= skills where teamId == ?
    return result.docs.map((d) => decode(d.data())).toList();
  }

  Stream<List<T>> watch(Query<Map<String, dynamic>> Function(CollectionReference<Map<String, dynamic>> ref) build) =>
      build(raw).snapshots().map((s) => [for (final d in s.docs) decode(d.data())]); //= teams where memberIds has ? order by name
}

class Team {
  Team.fromMap(Map<String, dynamic> map) : name = map['name'] as String;
  final String name;
}

class TeamRepository with FirestoreCollection<Team> {
  TeamRepository({required this.db});

  @override
  final FirebaseFirestore db;
  @override
  String get collectionPath => Paths.teams;
  @override
  Team decode(Map<String, dynamic> json) => Team.fromMap(json);

  Future<List<Team>> active() => where('archived', false, orderBy: 'name');
  Stream<List<Team>> ofMember(String uid) => watch((ref) => ref.where('memberIds', arrayContains: uid).orderBy('name'));
  Future<Map<String, dynamic>?> bySlug(String slug) => raw.where('slug', isEqualTo: slug).firstOrNull();
}

class SkillRepository with FirestoreCollection<String> {
  SkillRepository(this.db);
  @override
  final FirebaseFirestore db;
  @override
  final String collectionPath = 'skills';
  @override
  String decode(Map<String, dynamic> json) => json['name'] as String;

  Future<List<String>> ofTeam(String teamId) => where('teamId', teamId);
}

final teamRepositoryProvider = Provider<TeamRepository>((ref) => TeamRepository(db: FirebaseFirestore.instance));

final userByEmailProvider = FutureProvider.autoDispose.family<Map<String, dynamic>?, String>((ref, email) {
  final users = FirebaseFirestore.instance.collection('users');
  return users.where('email', isEqualTo: email.toLowerCase()).firstOrNull();
});
