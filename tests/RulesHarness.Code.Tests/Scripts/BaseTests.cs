namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Members that a class has from several bases, and methods of a base that only some of its classes call.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BaseTests
{
    [TestCase(
        "a.dart",
        """
            mixin Trashed<T> on Store<T> {
              Future<void> trash() => ref.where('trashed', isEqualTo: true).get();
            }
            mixin Logged { Future<void> log(String of) => FirebaseFirestore.instance.collection('${of}_log').get(); }
            abstract class Store<T> {
              String get path;
              CollectionReference get ref => FirebaseFirestore.instance.collection(path);
            }
            class Songs extends Store<Song> with Trashed<Song>, Logged {
              @override
              String get path => 'songs';
              Future<void> history() => log(path);
            }
            """,
        "songs where trashed == true",
        "songs_log"
    )]
    [TestCase(
        "a.dart",
        """
            class Base { Future<void> load() => FirebaseFirestore.instance.collection('base').get(); }
            mixin First on Base { @override Future<void> load() => FirebaseFirestore.instance.collection('first').get(); }
            mixin Last on Base { @override Future<void> load() => FirebaseFirestore.instance.collection('last').get(); }
            class Own extends Base with First, Last {}
            void main() { Own().load(); }
            """,
        "base",
        "last"
    )]
    [TestCase(
        "a.kt",
        """
            interface Counted { val path: String; fun count() = Firebase.firestore.collection(path).count().get(AggregateSource.SERVER) }
            abstract class Dao { abstract val path: String }
            class Songs : Dao(), Counted { override val path = "songs" }
            """,
        "songs count()"
    )]
    [TestCase(
        "a.dart",
        """
            class Remote { Future<void> load() => FirebaseFirestore.instance.collection('remote').get(); }
            abstract class Base { Future<void> load() => FirebaseFirestore.instance.collection('base').get(); }
            class Fake extends Base implements Remote {}
            void main() { Fake().load(); }
            """,
        "base",
        "remote"
    )]
    public void Class_has_the_members_of_all_its_bases(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().BeEquivalentTo(expected);

    [Test]
    public void Method_that_is_called_on_another_class_only_is_known_from_there() =>
        ReadCode
            .Of(
                "a.ts",
                """
                import { getFirestore, type Query } from 'firebase-admin/firestore';
                abstract class Dao {
                  constructor(protected readonly path: string) {}
                  count(where?: Record<string, unknown>) {
                    let query: Query = getFirestore().collection(this.path);
                    for (const [field, value] of Object.entries(where ?? {})) query = query.where(field, '==', value);
                    return query.count().get();
                  }
                }
                class Cats extends Dao { constructor() { super('cats'); } }
                class Dogs extends Dao { constructor() { super('dogs'); } }
                const cats = new Cats();
                const dogs = new Dogs();
                export const grey = () => cats.count({ color: 'grey' });
                """
            )
            .Should()
            .Equal("cats where color == \"grey\" count()");
}
