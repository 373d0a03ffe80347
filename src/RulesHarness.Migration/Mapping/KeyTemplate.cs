using RulesHarness.Migration.Transforms;

namespace RulesHarness.Migration.Mapping;

/// <summary>A primary key that is built from fields, such as <c>{followerId}_{followeeId}</c>.</summary>
internal sealed class KeyTemplate
{
    private readonly List<(string Literal, CompiledPart? Part)> _parts = [];

    public KeyTemplate(string template, IReadOnlyList<CompiledPart> parts)
    {
        var pieces = template.Split('{');
        _parts.Add((pieces[0], null));
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf('}', StringComparison.Ordinal);
            _parts.Add((piece[(end + 1)..], parts.FirstOrDefault(part => part.Mapping.Name == piece[..end])));
        }
    }

    /// <summary>The id, or null if a field that it is made of has a fault.</summary>
    public string? Make(RowScope scope)
    {
        var id = "";
        foreach (var (literal, part) in _parts)
        {
            if (part is not null)
            {
                if (part.Make(scope, out var value) is not null)
                {
                    // The field itself has the fault, and is reported.
                    return null;
                }
                id += Values.Text(value);
            }
            id += literal;
        }
        return id;
    }
}
