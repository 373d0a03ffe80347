namespace RulesHarness.Bench.BackDoors;

/// <summary>The files of the sample, beside the program.</summary>
internal static class Sample
{
    public const string Rules = "rules/firestore.rules";

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "sample", file);
}
