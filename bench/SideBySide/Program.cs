using RulesHarness.Checking;
using SideBySide;

// `compare NPM-FOLDER [COUNT [ROUNDS]]` runs all ways, each in a process of its own; `run WAY FILE COUNT ENDPOINT` is
// such a process.
switch (args)
{
    case ["compare", var npm, .. var rest]:
        return await Comparison.RunAsync(
            npm,
            rest is [{ } total, ..] ? int.Parse(total) : 5_000,
            rest is [_, { } rounds] ? int.Parse(rounds) : 1
        );
    case ["run", { } way, { } file, { } count, { } endpoint]:
        var whole = AssertionSet.Read(file);
        var set = whole with { Assertions = whole.Assertions[..int.Parse(count)] };
        Console.WriteLine(
            await (
                way switch
                {
                    "written" => Ours.AsWrittenAsync(set, EngineChoice.Emulator, 1),
                    "written-lanes" => Ours.AsWrittenAsync(set, EngineChoice.Emulator, 16),
                    "classes" => Ours.InClassesAsync(set, EngineChoice.Emulator, 1),
                    "classes-lanes" => Ours.InClassesAsync(set, EngineChoice.Emulator, 16),
                    "embedded-classes" => Ours.InClassesAsync(set, EngineChoice.Embedded, 1),
                    "sequential" => Ours.InOneAsync(set, EngineChoice.Emulator, 1),
                    "lanes" => Ours.InOneAsync(set, EngineChoice.Emulator, 32),
                    "embedded-written" => Ours.AsWrittenAsync(set, EngineChoice.Embedded, 1),
                    "embedded" => Ours.InOneAsync(set, EngineChoice.Embedded, 1),
                    "embedded-lanes" => Ours.InOneAsync(set, EngineChoice.Embedded, 32),
                    "bare" => Bare.RunAsync(set, 1, new Uri(endpoint)),
                    "bare-lanes" => Bare.RunAsync(set, 32, new Uri(endpoint)),
                    _ => throw new ArgumentException($"`{way}` is no way to run"),
                }
            )
        );
        return 0;
    default:
        Console.Error.WriteLine("usage: SideBySide compare NPM-FOLDER [COUNT [ROUNDS]]");
        return 2;
}
