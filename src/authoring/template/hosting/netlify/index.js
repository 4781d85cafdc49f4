// Keeps .chancery/, where build.sh installs the program, from one build to the next.
module.exports = {
  onPreBuild: ({ utils }) => utils.cache.restore(".chancery"),
  onPostBuild: ({ utils }) => utils.cache.save(".chancery"),
};
