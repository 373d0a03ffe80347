namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Fields whose path ends with a key of a map that is only known when the code runs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MapKeyTests
{
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';
            export const load = (uid: string) => getDocs(query(collection(db, 'rooms'), where(`members.${uid}`, '==', true)));
            """,
        "rooms where members.{} == true"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';
            export const load = (uid: string) => getDocs(query(collection(db, 'rooms'), orderBy('reads.' + uid + '.at', 'desc')));
            """,
        "rooms order by reads.{}.at desc"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';
            export const load = (uid: string) => getDocs(query(collection(db, 'rooms'), where(new FieldPath('acl', uid), 'in', ['r', 'w'])));
            """,
        "rooms where acl.{} in [\"r\", \"w\"]"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';
            export const load = (uid: string) => getDocs(query(collection(db, 'rooms'), where(['acl', uid, 'read'].join('.'), '==', true)));
            """,
        "rooms where acl.{}.read == true"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where, orderBy, FieldPath } from 'firebase/firestore';
            export const load = (language: string) => getDocs(query(collection(db, 'rooms'), orderBy(`name_${language}`)));
            """,
        "? the field of a sort comes from the parameter `language`"
    )]
    [TestCase(
        "a.dart",
        """
            Future<void> load(FirebaseFirestore db, String uid) => db.collection('rooms').where('members.$uid', isNull: false).get();
            """,
        "rooms where members.{} != null"
    )]
    [TestCase(
        "a.dart",
        """
            Future<void> load(FirebaseFirestore db, String uid) => db.collection('rooms').where(FieldPath(['members', uid]), isEqualTo: 1).get();
            """,
        "rooms where members.{} == 1"
    )]
    [TestCase(
        "a.kt",
        """
            fun load(db: FirebaseFirestore, uid: String) = db.collection("rooms").whereEqualTo("members.$uid", true).get()
            """,
        "rooms where members.{} == true"
    )]
    [TestCase(
        "a.kt",
        """
            fun load(db: FirebaseFirestore, uid: String) = db.collection("rooms").whereEqualTo(FieldPath.of("members", uid), true).get()
            """,
        "rooms where members.{} == true"
    )]
    [TestCase(
        "a.swift",
        """
            func load(uid: String) async { try await Firestore.firestore().collection("rooms").order(by: "seen.\(uid)").getDocuments() }
            """,
        "rooms order by seen.{}"
    )]
    [TestCase(
        "a.swift",
        """
            func load(uid: String) async { try await Firestore.firestore().collection("rooms").whereField(FieldPath(["seen", uid]), isGreaterThan: 1).getDocuments() }
            """,
        "rooms where seen.{} > 1"
    )]
    public void Key_of_a_map_stands_in_the_path_of_the_field(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}
