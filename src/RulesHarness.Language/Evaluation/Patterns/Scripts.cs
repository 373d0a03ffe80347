namespace RulesHarness.Language.Evaluation.Patterns;

/// <summary>Unicode's scripts, as <c>\p{Greek}</c> names them.</summary>
internal static class Scripts
{
    /// <summary>Null where there is no such script.</summary>
    public static CodePoints? Find(string name) => null;
}
