using Avinode.Benchmarks;

// Nothing but this file touches the console: see .editorconfig.
return await Benchmark.RunAsync(args, Console.Out, Console.Error);
