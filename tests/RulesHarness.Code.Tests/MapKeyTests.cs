namespace RulesHarness.Code.Tests;

/// <summary>Fields whose path ends with a key of a map that is only known when the code runs.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MapKeyTests
{
    [TestCase("WhereEqualTo($\"members.{uid}\", true)", "rooms where members.{} == true")]
    [TestCase("OrderBy(\"members.\" + uid + \".at\")", "rooms order by members.{}.at")]
    [TestCase("WhereGreaterThan(new FieldPath(\"score\", uid), 1)", "rooms where score.{} > 1")]
    [TestCase(
        "WhereEqualTo($\"{uid}.x\", true)",
        "? the field in `WhereEqualTo($\"{uid}.x\", true)` is only known when the code runs"
    )]
    public void Key_of_a_map_stands_in_the_path_of_the_field(string step, string expected) =>
        ReadCode
            .Of(
                "a.cs",
                $$"""
                using Google.Cloud.Firestore;
                class Rooms(FirestoreDb db)
                {
                    public Task<QuerySnapshot> Load(string uid) => db.Collection("rooms").{{step}}.GetSnapshotAsync();
                }
                """
            )
            .Should()
            .Equal(expected);
}
