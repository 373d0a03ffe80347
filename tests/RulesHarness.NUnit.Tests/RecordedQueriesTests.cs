namespace RulesHarness.NUnit.Tests;

/// <summary>A run of tests with the variable that names a file for their queries.</summary>
public sealed class RecordedQueriesTests
{
    [Test]
    public async Task Queries_that_tests_send_as_users_are_written_to_the_file()
    {
        var path = Path.Combine(TestFolder.New(), "recorded", "queries.txt");

        await new NotesProject().RunAsync(TestEmulator.WithoutJava.With("RULESHARNESS_QUERIES", path), "NoteQueries");

        (await File.ReadAllLinesAsync(path)).Should().Equal("notes where ownerId == ? order by text desc");
    }
}
