using System.Globalization;
using System.Text.RegularExpressions;

namespace RulesHarness.Conformance.Tests.Compiling;

/// <summary>Rules, and what compilers say of them.</summary>
/// <param name="Name">The file of the case and its line there.</param>
/// <param name="Rules">A whole file.</param>
/// <param name="Line">The line of the first error; null when the rules are accepted.</param>
/// <param name="Ids">Our diagnostics, in the order of the text.</param>
internal sealed partial record CompilerCase(string Name, string Rules, int? Line, string Ids)
{
    /// <summary>The cases of a file; how one is written, the file says itself.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="toRules">Makes a whole file of what a case writes.</param>
    public static IEnumerable<CompilerCase> Read(string file, Func<string, string> toRules)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Compiling", file));
        var heads = Enumerable
            .Range(0, lines.Length)
            .Where(index => lines[index].StartsWith("=== ", StringComparison.Ordinal))
            .ToArray();
        foreach (var (head, next) in heads.Zip(heads.Skip(1).Append(lines.Length)))
        {
            var words = lines[head].Split(' ');
            var isRefused = words[1] == "refused";
            var text = Character()
                .Replace(
                    string.Join('\n', lines[(head + 1)..next]),
                    match =>
                        char.ConvertFromUtf32(
                            int.Parse(
                                match.Groups[1].Value,
                                NumberStyles.AllowHexSpecifier,
                                CultureInfo.InvariantCulture
                            )
                        )
                );
            yield return new CompilerCase(
                $"{file}:{head + 1}",
                toRules(text),
                isRefused ? int.Parse(words[2], CultureInfo.InvariantCulture) : null,
                string.Join(' ', words.Skip(isRefused ? 3 : 2))
            );
        }
    }

    public override string ToString() => Name;

    [GeneratedRegex("<U\\+([0-9A-F]{4})>")]
    private static partial Regex Character();
}
