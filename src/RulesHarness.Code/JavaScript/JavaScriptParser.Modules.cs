using RulesHarness.Code.Scripts.Syntax;

namespace RulesHarness.Code.JavaScript;

/// <summary>Imports and exports.</summary>
internal sealed partial class JavaScriptParser
{
    private Node Import()
    {
        var at = At(Position++).At;
        if (Current.IsName("type") && !Next.IsName("from") && !Next.Is(","))
        {
            Position++;
        }
        var names = new List<ImportedName>();
        while (Current.Kind != TokenKind.Text && Current.Kind != TokenKind.End && !Current.Is(";"))
        {
            if (Current.Is("{"))
            {
                Names(names);
            }
            else if (Take("*"))
            {
                TakeName("as");
                names.Add(new ImportedName("*", TakeAnyName() ?? ""));
            }
            else if (!TakeName("from") && !Take(","))
            {
                names.Add(new ImportedName("default", At(Position++).Value));
            }
        }
        return new ImportNode(at, Module(), names);
    }

    private string Module()
    {
        var module = Current.Kind == TokenKind.Text ? At(Position++).Value : "";
        Take(";");
        return module;
    }

    private void Names(List<ImportedName> names)
    {
        var end = End(Position++);
        while (Position < end)
        {
            if (Current.IsName("type") && Next.Kind == TokenKind.Name && !Next.IsName("as"))
            {
                Position++;
            }
            if (TakeAnyName() is not { } imported)
            {
                Position++;
                continue;
            }
            var local = TakeName("as") ? At(Position++).Value : imported;
            names.Add(new ImportedName(imported, local));
        }
        Position = end;
        Take("}");
    }

    private Node Export()
    {
        var at = At(Position++).At;
        if (TakeName("default"))
        {
            var value = Current.Is("{") ? Expression() : Statement();
            return new ExportNode(at, "default", value);
        }
        if (!(Next.Kind == TokenKind.Name && (At(Position + 2).Is("=") || At(Position + 2).Is("<"))))
        {
            TakeName("type");
        }
        if (Take("*"))
        {
            var local = TakeName("as") ? TakeAnyName() ?? "*" : "*";
            TakeName("from");
            return new ImportNode(at, Module(), [new ImportedName("*", local)]) { IsExport = true };
        }
        if (!Current.Is("{"))
        {
            // All names of a file can be imported: whether they are exported makes no difference.
            return Statement();
        }
        var names = new List<ImportedName>();
        Names(names);
        if (TakeName("from"))
        {
            return new ImportNode(at, Module(), names) { IsExport = true };
        }
        Take(";");
        var exports = new List<Node>();
        foreach (var name in names.Where(name => name.Imported != name.Local))
        {
            exports.Add(new ExportNode(at, name.Local, new NameNode(at, name.Imported)));
        }
        return new GroupNode(at, exports);
    }
}
