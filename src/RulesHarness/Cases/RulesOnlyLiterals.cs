namespace RulesHarness.Cases;

/// <summary>
/// Literals that only the rules list: a value in addition to those of an enum, a field in addition to those of a
/// schema. Nobody would guess them, but anyone who reads the rules can write them.
/// </summary>
internal sealed class RulesOnlyLiterals(IReadOnlyList<IReadOnlyList<string>> lists)
{
    /// <summary>
    /// The words in lists that hold more of the known ones than of others; empty where rules list nothing more.
    /// </summary>
    public IReadOnlyList<string> Beside(IReadOnlyCollection<string> known)
    {
        var beside = new List<string>();
        foreach (var list in lists)
        {
            var others = list.Where(word => !known.Contains(word) && IsWord(word)).ToList();
            if (others.Count * 2 < list.Count)
            {
                beside.AddRange(others);
            }
        }

        return [.. beside.Distinct()];
    }

    private static bool IsWord(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
