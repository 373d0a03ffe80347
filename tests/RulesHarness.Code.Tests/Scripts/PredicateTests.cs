namespace RulesHarness.Code.Tests.Scripts;

/// <summary>Conditions that functions of the sources answer about what a call gives.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PredicateTests
{
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where } from 'firebase/firestore';

            const isTest = (value: unknown): value is { op: string; value: unknown } => typeof value === 'object' && value !== null && 'op' in value;
            const find = (criteria: Record<string, unknown>) =>
              getDocs(query(collection(db, 'a'), ...Object.entries(criteria).map(([field, value]) =>
                isTest(value) ? where(field, value.op, value.value) : where(field, '==', value))));
            export const load = (owner: string) => find({ owner, stars: { op: '>=', value: 10 } });
            """,
        "a where owner == ? and stars >= 10"
    )]
    [TestCase(
        "a.ts",
        """
            import { collection, getDocs, query, where } from 'firebase/firestore';

            const isTest = (value: unknown) => typeof value === 'object';
            export const load = (owner: string | { op: string }) =>
              getDocs(query(collection(db, 'a'), isTest(owner) ? where('x', '>', 1) : where('x', '==', owner)));
            """,
        "a where x == ?",
        "a where x > 1"
    )]
    [TestCase(
        "a.kt",
        """
            operator fun CollectionReference.div(id: String) = document(id)
            operator fun DocumentReference.div(name: String) = collection(name)
            fun Query.listed() = get()
            fun load(db: FirebaseFirestore, id: String) = (db.collection("a") / id / "b").orderBy("at").listed()
            """,
        "a/{}/b order by at"
    )]
    public void Condition_is_decided_by_what_the_call_gives(string path, string code, params string[] expected) =>
        ReadCode.Of(path, code).Should().Equal(expected);
}
