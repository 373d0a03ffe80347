namespace RulesHarness.Code.Scripts.Interpretation;

/// <summary>
/// A name that imports in a folder, and in those below it, use for files. <c>Pattern</c> and each of <c>Targets</c> can
/// have one <c>*</c>, which stands for the same text in both. Targets are paths like those of the sources.
/// </summary>
internal sealed record ImportAlias(string Folder, string Pattern, IReadOnlyList<string> Targets)
{
    /// <summary>Gets the length of the pattern's text: a longer one is meant before a shorter one.</summary>
    public int Weight => Pattern.Contains('*', StringComparison.Ordinal) ? Pattern.IndexOf('*') : int.MaxValue;

    /// <summary>Returns true if a file can use the name.</summary>
    public bool IsFor(string file) => Folder.Length == 0 || file.StartsWith($"{Folder}/", StringComparison.Ordinal);

    /// <summary>Gets the paths that an import stands for; none if it does not have the name.</summary>
    public IEnumerable<string> Paths(string import)
    {
        var star = Pattern.IndexOf('*');
        if (star < 0)
        {
            return import == Pattern ? Targets : [];
        }
        var isMatch =
            import.Length >= Pattern.Length - 1
            && import.StartsWith(Pattern[..star], StringComparison.Ordinal)
            && import.EndsWith(Pattern[(star + 1)..], StringComparison.Ordinal);
        return isMatch
            ? Targets.Select(target =>
                target.Replace("*", import[star..^(Pattern.Length - star - 1)], StringComparison.Ordinal)
            )
            : [];
    }
}
